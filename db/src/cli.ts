import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { AUDIT_HEADS_FILE, appendHead, formatHead } from './audit-heads.ts';
import { backup } from './backup.ts';
import { auditCommand } from './cli-audit.ts';
import { openDatabase } from './cli-database.ts';
import { createPool } from './pool.ts';
import { auditHead } from './queries/audit.ts';
import { restore } from './restore.ts';
import { EVERYWHERE, inScope } from './transaction.ts';

const USAGE = `backup FILE              write all data of this moment into FILE, also while the product runs
restore FILE             bring FILE back into an empty database, with the product stopped
restore FILE --replace   the same, deleting what is there

The database is that of DATABASE_URL, else the embedded one of FENGQIAO_DATA (./.data).`;

const say = (line: string) => console.error(line);

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { replace: { type: 'boolean' } },
  });
  const [command, file, ...more] = positionals;
  if ((command !== 'backup' && command !== 'restore') || !file || more.length > 0) throw new TypeError(USAGE);
  const { url, done } = await openDatabase({ mayRun: command === 'backup', onProgress: say });
  try {
    if (command === 'backup') {
      const { rows, tables } = await backup({ url, file, onProgress: say });
      await auditCommand(url, { action: 'data.exported', object: 'backup', detail: { rows, tables } }, say);
      console.log(`${rows} rows of ${tables} tables are in ${file}`);
      console.log('What is sealed in it opens with the keys of today only: keep a copy of them elsewhere.');
    } else {
      const { rows, takenAt } = await restore({
        url,
        file,
        replace: values.replace ?? false,
        onProgress: say,
      });
      console.log(`${rows} rows of ${takenAt} are back`);
      await auditCommand(url, { action: 'data.imported', object: 'backup', detail: { rows, takenAt } }, say);
      await noteRestored(url);
    }
  } finally {
    await done();
  }
} catch (error) {
  say((error as Error).message);
  process.exitCode = 1;
}

/**
 * The audit log now ends earlier than the heads that were written down: says so in their file, or the verifier would call the rest
 * deleted. Not for a trial in another database: that has no data folder.
 */
async function noteRestored(url: string): Promise<void> {
  const { DATABASE_URL, FENGQIAO_DATA } = process.env;
  if (DATABASE_URL && !FENGQIAO_DATA) return;
  const pool = createPool({ url, max: 1, statementTimeoutMs: 60_000, applicationName: 'fengqiao restore' });
  try {
    const head = await inScope(pool, { ...EVERYWHERE, purpose: 'gateway' }, auditHead);
    const file = join(FENGQIAO_DATA || '.data', AUDIT_HEADS_FILE);
    await appendHead(file, { restored: head });
    console.log(`The audit log ends at ${head === null ? 'nothing' : formatHead(head)}; ${file} says so.`);
  } finally {
    await pool.end();
  }
}
