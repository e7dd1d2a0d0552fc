import { arrayLiteral } from '../array-literal.ts';
import type { Queryable } from '../pool.ts';

/**
 * `key` says more of an event by its type: the tier, the route and level of a resolution (`mediation/village`, the route
 * empty when not itemised), level and outcome of an attempt, the kind of a letter ...: see `rollup-key.ts` of the gateway.
 * `case.registered` and `case.resolved` count cases, each once on the day it counts for; all other types count events.
 */
export interface DayCount {
  /** Significant digits of the ancestor: 2 4 6 9 12. */
  lvl: number;
  area: number;
  /** Asia/Shanghai, `YYYY-MM-DD`. */
  day: string;
  type: string;
  category: string;
  key: string;
  n: number;
}

/** Adds to the daily counts. Pass sorted by their key, so that transactions wait for each other in one order. */
export async function bumpDays(tx: Queryable, rows: readonly DayCount[]): Promise<void> {
  await tx.query({
    name: 'rollups.days',
    text: `insert into rollup_day as r (lvl, area, day, event_type, category, key, n)
           select * from unnest($1::smallint[], $2::bigint[], $3::date[], $4::text[], $5::text[], $6::text[], $7::int[])
           on conflict (lvl, area, day, event_type, category, key) do update set n = r.n + excluded.n`,
    values: [
      arrayLiteral(rows.map(({ lvl }) => lvl)),
      arrayLiteral(rows.map(({ area }) => area)),
      arrayLiteral(rows.map(({ day }) => day)),
      arrayLiteral(rows.map(({ type }) => type)),
      arrayLiteral(rows.map(({ category }) => category)),
      arrayLiteral(rows.map(({ key }) => key)),
      arrayLiteral(rows.map(({ n }) => n)),
    ],
  });
}

/** Under which cells are counted for all categories together, beside each category by itself. */
export const allCategories = '*';

export interface CellCount {
  /** First day of the month in Asia/Shanghai. */
  month: string;
  area: number;
  cell: number;
  category: string;
  n: number;
}

/** Adds to the monthly counts of registered cases per cell. Pass sorted. */
export async function bumpCells(tx: Queryable, rows: readonly CellCount[]): Promise<void> {
  await tx.query({
    name: 'rollups.cells',
    text: `insert into rollup_cell as r (month, area, cell, category, n)
           select * from unnest($1::date[], $2::bigint[], $3::bigint[], $4::text[], $5::int[])
           on conflict (month, area, cell, category) do update set n = r.n + excluded.n`,
    values: [
      arrayLiteral(rows.map(({ month }) => month)),
      arrayLiteral(rows.map(({ area }) => area)),
      arrayLiteral(rows.map(({ cell }) => cell)),
      arrayLiteral(rows.map(({ category }) => category)),
      arrayLiteral(rows.map(({ n }) => n)),
    ],
  });
}

export interface ResolutionCount {
  lvl: number;
  area: number;
  day: string;
  bucket: number;
  n: number;
}

/** Adds to the histogram of hours to resolution. Pass sorted. */
export async function bumpResolutions(tx: Queryable, rows: readonly ResolutionCount[]): Promise<void> {
  await tx.query({
    name: 'rollups.resolutions',
    text: `insert into rollup_resolution as r (lvl, area, day, bucket, n)
           select * from unnest($1::smallint[], $2::bigint[], $3::date[], $4::smallint[], $5::int[])
           on conflict (lvl, area, day, bucket) do update set n = r.n + excluded.n`,
    values: [
      arrayLiteral(rows.map(({ lvl }) => lvl)),
      arrayLiteral(rows.map(({ area }) => area)),
      arrayLiteral(rows.map(({ day }) => day)),
      arrayLiteral(rows.map(({ bucket }) => bucket)),
      arrayLiteral(rows.map(({ n }) => n)),
    ],
  });
}
