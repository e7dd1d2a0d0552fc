import type { TierPoint } from '@fengqiao/contract/map';
import type { Queryable } from '../pool.ts';
import { type CaseConditions, caseWhere } from './case-filter.ts';
import { allCategories } from './rollups.ts';

/** Cases of one cell at the zoom that was asked for. */
export interface CellRow {
  cell: number;
  n: number;
}

/** `total`: all that the filter matches; `cells`: those with a position between two Morton numbers at the cells' zoom. */
export interface HeatRows {
  total: number;
  cells: CellRow[];
}

/** Bits to shift a stored cell by, and the Morton numbers (at the coarser zoom) between which the view lies. */
export interface HeatView {
  shift: number;
  cellLo: number;
  cellHi: number;
}

const split = (rows: { cell: number | null; n: number }[]): HeatRows => ({
  total: rows.find(({ cell }) => cell === null)?.n ?? 0,
  cells: rows.flatMap(({ cell, n }) => (cell === null ? [] : [{ cell, n }])),
});

/** Heat from the cases themselves: any filter, windows of about a month. */
export async function heatOfCases(db: Queryable, filter: CaseConditions, view: HeatView): Promise<HeatRows> {
  const where = caseWhere(filter, 4);
  const answer = await db.query<{ cell: number | null; n: number }>(
    `with cells as materialized (
       select coalesce(s.cell >> $1::int, -1) as cell, count(*)::int as n
         from case_state s where ${where.sql} group by 1
     )
     select cell, n from cells where cell between $2::bigint and $3::bigint
     union all select null, coalesce(sum(n), 0)::int from cells`,
    [view.shift, view.cellLo, view.cellHi, ...where.values],
  );
  return split(answer.rows);
}

/** Heat of whole months (first days, Asia/Shanghai) from the rollup, whose cells are of zoom 15. */
export async function heatOfMonths(
  db: Queryable,
  filter: { lo: number; hi: number; category?: string | undefined },
  months: { from: string; until: string },
  view: HeatView,
): Promise<HeatRows> {
  const answer = await db.query<{ cell: number | null; n: number }>(
    `with cells as materialized (
       select cell >> $1::int as cell, sum(n)::int as n
         from rollup_cell
        where month >= $4::date and month < $5::date and area between $6 and $7
          and category = $8
        group by 1
     )
     select cell, n from cells where cell between $2::bigint and $3::bigint and n > 0
     union all select null, coalesce(sum(n), 0)::int from cells`,
    [
      view.shift,
      view.cellLo,
      view.cellHi,
      months.from,
      months.until,
      filter.lo,
      filter.hi,
      filter.category ?? allCategories,
    ],
  );
  return split(answer.rows);
}

/**
 * Sealed cases of whole months that are hidden from an account, in the cells of `heatOfCases`: what has to come off the rollup.
 * Needs a scope with the gateway's purpose.
 */
export async function heatHiddenFrom(
  db: Queryable,
  account: string,
  filter: { lo: number; hi: number; category?: string | undefined },
  months: { from: string; until: string },
  view: HeatView,
): Promise<HeatRows> {
  const answer = await db.query<{ cell: number | null; n: number }>(
    `with cells as materialized (
       select coalesce(s.cell >> $1::int, -1) as cell, count(*)::int as n
         from case_state s
        where s.sealed and s.area between $6 and $7 and ($8::text is null or s.category = $8)
          and s.registered_at >= $4::date::timestamp at time zone 'Asia/Shanghai'
          and s.registered_at < $5::date::timestamp at time zone 'Asia/Shanghai'
          and not exists (select from case_handler h where h.case_id = s.case_id and h.account = $9)
        group by 1
     )
     select cell, n from cells where cell between $2::bigint and $3::bigint
     union all select null, coalesce(sum(n), 0)::int from cells`,
    [
      view.shift,
      view.cellLo,
      view.cellHi,
      months.from,
      months.until,
      filter.lo,
      filter.hi,
      filter.category ?? null,
      account,
    ],
  );
  return split(answer.rows);
}

/** Registered cases of days (`YYYY-MM-DD`, until excluded) of an area by its significant digits, placed or not. */
export async function registeredInDays(
  db: Queryable,
  area: { lvl: number; key: number },
  days: { from: string; until: string },
  category: string | undefined,
): Promise<number> {
  const answer = await db.query<{ n: number }>(
    `select coalesce(sum(n), 0)::int as n from rollup_day
      where lvl = $1 and area = $2 and event_type = 'case.registered' and day >= $3::date and day < $4::date
        and ($5::text is null or category = $5)`,
    [area.lvl, area.key, days.from, days.until, category ?? null],
  );
  return answer.rows[0]?.n ?? 0;
}

/** Open cases with a tier and a position, the highest tiers and the newest first. */
export async function tierPoints(
  db: Queryable,
  filter: CaseConditions,
  limit: number,
): Promise<{ points: TierPoint[]; total: number }> {
  const where = caseWhere({ ...filter, status: 'open' }, 2);
  const answer = await db.query<{
    case_code: string;
    tier: string;
    title: string;
    lng: number;
    lat: number;
    acknowledged_at: Date | null;
    total: number;
  }>(
    `select s.case_code, s.tier, coalesce(t.title_masked, '') as title, coalesce(s.lng, a.lng) as lng,
            coalesce(s.lat, a.lat) as lat, s.acknowledged_at, (count(*) over ())::int as total
       from case_state s
       left join case_text t on t.case_id = s.case_id
       left join area a on a.code = s.area
      where ${where.sql} and s.tier is not null and coalesce(s.lng, a.lng) is not null
      order by case s.tier when 'red' then 0 when 'orange' then 1 else 2 end, s.registered_at desc
      limit $1`,
    [limit, ...where.values],
  );
  return {
    total: answer.rows[0]?.total ?? 0,
    points: answer.rows.map((row) => ({
      caseCode: row.case_code,
      tier: row.tier as TierPoint['tier'],
      title: row.title,
      lng: row.lng,
      lat: row.lat,
      acknowledgedAt: row.acknowledged_at?.toISOString() ?? null,
    })),
  };
}

/** Cases of some cells: counts by category, and the newest of them by id. */
export async function casesOfCells(
  db: Queryable,
  filter: CaseConditions,
  cells: { shift: number; numbers: readonly number[] },
  limit: number,
): Promise<{ categories: { category: string | null; n: number }[]; caseIds: number[] }> {
  const where = caseWhere(filter, 4);
  const answer = await db.query<{ category: string | null; n: number; ids: number[] | null }>(
    `with found as materialized (
       select s.case_id, s.category, s.registered_at
         from case_state s where s.cell >> $1::int = any($2::bigint[]) and ${where.sql}
     )
     select category, count(*)::int as n, null as ids from found group by category
     union all
     select null, 0, (select array_agg(case_id) from (
       select case_id from found order by registered_at desc limit $3) newest)
     order by n desc`,
    [cells.shift, cells.numbers, limit, ...where.values],
  );
  return {
    categories: answer.rows.filter(({ n }) => n > 0).map(({ category, n }) => ({ category, n })),
    caseIds: (answer.rows.find(({ n }) => n === 0)?.ids ?? []).map(Number),
  };
}

/** How many cases of some cells a filter matches. */
export async function registeredInCells(
  db: Queryable,
  filter: CaseConditions,
  cells: { shift: number; numbers: readonly number[] },
): Promise<number> {
  const where = caseWhere(filter, 3);
  const answer = await db.query<{ n: number }>(
    `select count(*)::int as n from case_state s
      where s.cell >> $1::int = any($2::bigint[]) and ${where.sql}`,
    [cells.shift, cells.numbers, ...where.values],
  );
  return answer.rows[0]?.n ?? 0;
}
