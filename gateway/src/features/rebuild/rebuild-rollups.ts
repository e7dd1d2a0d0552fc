import type { CaseEventType, LadderLevel, Route } from '@fengqiao/contract/cases';
import { inScope } from '@fengqiao/db';
import { type CountedCaseRow, casesOfTime, eventsOfTime, storedRollups } from '@fengqiao/db/queries/rebuild';
import { addMonths, startOfDay } from '../../domain/instant.ts';
import { type Pool, wholeCountry } from '../../plugins/db.ts';
import { bumpRollups, type CountedCase, RollupDelta } from '../ingest/rollup-delta.ts';
import type { Differences } from './differences.ts';

const eventsAtOnce = 5_000;

type Rows = ReturnType<RollupDelta['rows']>;

/**
 * Compares the rollups of a month (its first day, Asia/Shanghai) with what log and states of one moment of the database give, and adds
 * what is missing when asked to. Ingest only ever adds to a rollup, and so does this: what comes meanwhile is added as well, whichever
 * is first, so that nothing has to be locked. States must have been rebuilt before.
 */
export async function rebuildRollups(
  pool: Pool,
  month: string,
  { fix, differences }: { fix: boolean; differences: Differences },
): Promise<{ events: number }> {
  const until = addMonths(month, 1);
  const [from, to] = [startOfDay(month), startOfDay(until)];
  const { events, missing } = await inScope(
    pool,
    wholeCountry,
    async (tx) => {
      const computed = new RollupDelta();
      let events = 0;
      for await (const rows of eventsOfTime(tx, from, to, eventsAtOnce)) {
        events += rows.length;
        for (const { type, at, payload, ...under } of rows)
          computed.addEvent(under, { type: type as CaseEventType, at, payload }, 1);
      }
      for (const row of await casesOfTime(tx, 'registered_at', from, to))
        computed.addRegistration(counted(row), 1);
      for (const row of await casesOfTime(tx, 'resolved_at', from, to))
        computed.addResolution(counted(row), 1);
      return { events, missing: minus(computed.rows(), await storedRollups(tx, month, until), differences) };
    },
    { isolation: 'repeatable read', readOnly: true },
  );
  if (fix) await inScope(pool, wholeCountry, (tx) => bumpRollups(tx, missing));
  return { events };
}

const counted = (row: CountedCaseRow): CountedCase => ({
  ...row,
  resolvedRoute: row.resolvedRoute as Route | null,
  resolvedLevel: row.resolvedLevel as LadderLevel | null,
});

/** What has to be added to the stored rows to get the computed ones, in the order in which rollups are written. */
function minus(computed: Rows, stored: Rows, differences: Differences): Rows {
  return {
    days: missing('rollup_day', computed.days, stored.days, differences),
    cells: missing('rollup_cell', computed.cells, stored.cells, differences),
    resolutions: missing('rollup_resolution', computed.resolutions, stored.resolutions, differences),
  };
}

function missing<Row extends { area: number; n: number }>(
  table: string,
  computed: readonly Row[],
  stored: readonly Row[],
  differences: Differences,
): Row[] {
  const rows = new Map(computed.map((row) => [keyOf(row), { row, computed: row.n, stored: 0 }]));
  for (const row of stored) {
    const key = keyOf(row);
    const held = rows.get(key);
    if (held === undefined) rows.set(key, { row, computed: 0, stored: row.n });
    else held.stored = row.n;
  }
  const found = [...rows].filter(([, each]) => each.computed !== each.stored);
  for (const [key, each] of found) differences.add(`${table}.n`, { of: key, ...pick(each) });
  return found
    .map(([key, each]) => ({ key, row: { ...each.row, n: each.computed - each.stored } }))
    .sort((a, b) => a.row.area - b.row.area || (a.key < b.key ? -1 : 1))
    .map(({ row }) => row);
}

const pick = ({ computed, stored }: { computed: number; stored: number }) => ({ computed, stored });

/** Everything of a row but its count, in one order of names whatever made the row. */
function keyOf(row: { n: number }): string {
  const { n: _, ...key } = row;
  return Object.entries(key)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, value]) => String(value))
    .join(' ');
}
