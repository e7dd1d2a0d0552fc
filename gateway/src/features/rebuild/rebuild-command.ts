import { parseArgs } from 'node:util';
import { APPLICATION_ROLE, createPool, openDatabase } from '@fengqiao/db';
import { insertRebuildRun } from '@fengqiao/db/queries/rebuild-runs';
import { officialCalendar } from '../../domain/calendar.ts';
import { withSiteDays } from '../../domain/calendar-file.ts';
import { readSiteDays } from '../../plugins/calendar.ts';
import { PlacesCache } from '../../plugins/places.ts';
import { loadProfile } from '../../profiles/load-profile.ts';
import { readProfileFiles } from '../../profiles/profile-files.ts';
import { type RebuildProgress, rebuild } from './rebuild.ts';

const usage = `Usage: npm run rebuild -- [--dry-run | --fix]

Computes the state of every case and all rollups anew from the log of events and reports, column by column, what differs.

  --dry-run  reports only (this is what happens without an option)
  --fix      writes what the log says

Runs while the product runs: reading locks nothing; writing holds 250 cases at a time for a moment.
The database is that of DATABASE_URL, else the embedded one of FENGQIAO_DATA (./.data); the rules are those of
FENGQIAO_PROFILE, PROFILES_DIR and CALENDAR_FILE.
Ends with 0 when nothing differed, with 1 when something did (fixed or not), with 2 when it could not be done.`;

/** `npm run rebuild`. Answers the exit code. */
export async function rebuildCommand(args: string[], print: (line: string) => void): Promise<number> {
  const { values } = parseArgs({
    args,
    options: { 'dry-run': { type: 'boolean' }, fix: { type: 'boolean' }, help: { type: 'boolean' } },
  });
  if (values.help) {
    print(usage);
    return 0;
  }
  if (values.fix && values['dry-run']) throw new TypeError('--fix or --dry-run, not both');
  const fix = values.fix === true;
  const { FENGQIAO_PROFILE, PROFILES_DIR, CALENDAR_FILE } = process.env;
  const profile = loadProfile(FENGQIAO_PROFILE || 'bazhong', readProfileFiles(PROFILES_DIR || null));
  const calendar = withSiteDays(readSiteDays(CALENDAR_FILE || null), officialCalendar);
  const { url, done } = await openDatabase({ mayRun: true, onProgress: print });
  const pool = createPool({
    url,
    role: APPLICATION_ROLE,
    max: 2,
    statementTimeoutMs: 300_000,
    applicationName: 'fengqiao rebuild',
  });
  try {
    const rules = { profile, calendar, places: await new PlacesCache(pool).current() };
    const { differences, ...found } = await rebuild(pool, rules, { fix, onProgress: showProgress });
    await insertRebuildRun(pool, {
      ...found,
      kind: 'command',
      fixed: fix,
      differences: differences.counts(),
    });
    print(`${found.cases} cases and ${found.events} events compared`);
    for (const line of differences.lines()) print(line);
    if (differences.total === 0) print('States and rollups are what the log says.');
    else
      print(`${differences.total} differences, ${fix ? 'all written anew' : 'nothing written: --fix does'}.`);
    return differences.total === 0 ? 0 : 1;
  } finally {
    await pool.end();
    await done();
  }
}

function showProgress({ stage, done, of, events, elapsedMs }: RebuildProgress): void {
  if (!process.stderr.isTTY) return;
  const left = done === 0 ? 0 : Math.round(((elapsedMs / done) * (of - done)) / 1000);
  const rate = Math.round((events * 1000) / Math.max(1, elapsedMs));
  process.stderr.write(
    `\r${stage} ${Math.floor((100 * done) / Math.max(1, of))} %, ${rate} events/s, ${left} s left   ${done === of ? '\n' : ''}`,
  );
}
