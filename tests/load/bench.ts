// `npm run bench -- NAME ... [--minutes N] [--rounds N] [--json FILE] [--list]`: figures, each beside a baseline of the same run.
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { openContext, type Wishes } from './context.ts';
import { describeMachine, type Load, watchLoad } from './machine.ts';
import { notRun, type Row } from './row.ts';
import { type Family, families, familiesOf, knownNames } from './rows/index.ts';
import { renderTable, verdict } from './table.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'string' },
    list: { type: 'boolean', default: false },
    minutes: { type: 'string', default: '10' },
    rounds: { type: 'string' },
  },
});
const wishes: Wishes = {
  minutes: Number(values.minutes),
  rounds: values.rounds === undefined ? null : Number(values.rounds),
};

if (process.platform !== 'linux') {
  process.stderr.write('The bench reads CPU times and memory from /proc: it runs on Linux only.\n');
  process.exitCode = 2;
} else if (values.list) {
  for (const { name, group, rows, about } of families)
    process.stdout.write(`${group ? `${group}: ` : ''}${name}\n  ${about}\n  ${rows.join(', ')}\n`);
} else if (!(wishes.minutes > 0) || (wishes.rounds !== null && !(wishes.rounds >= 1))) {
  process.stderr.write('--minutes and --rounds are numbers above 0.\n');
  process.exitCode = 2;
} else {
  const unknown = positionals.filter((name) => !knownNames.includes(name));
  if (unknown.length > 0) {
    process.stderr.write(`No row is called ${unknown.join(', ')}. There are: ${knownNames.join(', ')}.\n`);
    process.exitCode = 2;
  } else await bench(familiesOf(positionals));
}

async function bench(wanted: readonly Family[]): Promise<void> {
  const whole = watchLoad();
  const done: { row: Row; noisy: boolean }[] = [];
  for (const family of wanted) {
    const { rows, load } = await runFamily(family);
    const noise = `noisy (others took ${Math.round(load.others * 100)} % of the CPU); `;
    for (const row of rows)
      done.push({ row: load.noisy ? { ...row, note: noise + row.note } : row, noisy: load.noisy });
  }
  const [machine, load] = [describeMachine(), whole()];
  process.stdout.write(`\n${machineLine(machine, load)}\n\n${renderTable(done)}\n`);
  const rows = done.map(({ row }) => row);
  if (values.json) await writeFile(values.json, `${JSON.stringify({ machine, load, rows }, null, 2)}\n`);
  const bad = done.filter(({ row, noisy }) => ['missed', 'not run'].includes(verdict(row, noisy)));
  process.exitCode = bad.length > 0 ? 1 : 0;
}

async function runFamily(family: Family): Promise<{ rows: Row[]; load: Load }> {
  const context = openContext(wishes);
  const interrupt = () => void context.end().then(() => process.exit(130));
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  const watched = watchLoad();
  try {
    const rows = await (await family.load()).run(context);
    return { rows, load: watched() };
  } catch (error) {
    const why = `could not be run: ${(error as Error).message}`;
    return { rows: family.rows.map((name) => notRun(name, why)), load: watched() };
  } finally {
    await context.end();
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
  }
}

function machineLine(machine: ReturnType<typeof describeMachine>, load: Load): string {
  const { cpu, cores, memoryGb, node, system } = machine;
  const busy = `load ${load.average[0]}, others ${Math.round(load.others * 100)} %`;
  return `${cores} × ${cpu}, ${memoryGb} GB, ${system}, Node ${node}; ${busy}${load.noisy ? ' – noisy' : ''}`;
}
