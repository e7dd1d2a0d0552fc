import { arrayLiteral } from '../array-literal.ts';
import type { Queryable } from '../pool.ts';
import { timestamp } from '../timestamp.ts';
import type { LoggedEvent } from './ingest.ts';
import type { CellCount, DayCount, ResolutionCount } from './rollups.ts';

/** How many cases there are, and the highest id. Needs a scope over the whole country, as all of this file does. */
export async function countCases(tx: Queryable): Promise<{ cases: number; highest: number }> {
  const { rows } = await tx.query<{ cases: number; highest: number }>(
    'select count(*)::int as cases, coalesce(max(case_id), 0) as highest from case_state',
  );
  return rows[0] ?? { cases: 0, highest: 0 };
}

/** The log of the cases between two ids, both included. */
export async function logBetween(tx: Queryable, from: number, to: number): Promise<LoggedEvent[]> {
  const { rows } = await tx.query<LoggedEvent>({
    name: 'rebuild.log',
    text: `select case_id, source, event_id, type, (extract(epoch from occurred_at) * 1000)::bigint as at, payload
             from case_event_visible where case_id between $1 and $2`,
    values: [from, to],
  });
  return rows;
}

/** The log of some cases, of whatever time. */
export async function logOf(tx: Queryable, caseIds: readonly number[]): Promise<LoggedEvent[]> {
  const { rows } = await tx.query<LoggedEvent>({
    name: 'rebuild.logOf',
    text: `select case_id, source, event_id, type, (extract(epoch from occurred_at) * 1000)::bigint as at, payload
             from case_event_visible where case_id = any($1::bigint[])`,
    values: [arrayLiteral(caseIds)],
  });
  return rows;
}

/** Cases between two ids whose words stand in another area than the case: the wrong people would see them. */
export async function strayTexts(
  tx: Queryable,
  from: number,
  to: number,
): Promise<{ caseId: number; area: number }[]> {
  const { rows } = await tx.query<{ caseId: number; area: number }>({
    name: 'rebuild.strayTexts',
    text: `select s.case_id as "caseId", s.area from case_state s
            where s.case_id between $1 and $2
              and (exists (select from case_text t where t.case_id = s.case_id and t.area <> s.area)
                   or exists (select from event_text t where t.case_id = s.case_id and t.area <> s.area))`,
    values: [from, to],
  });
  return rows;
}

/** First and last time (ms) of anything that is counted; null = nothing is. */
export async function countedSpan(tx: Queryable): Promise<{ from: number; to: number } | null> {
  const ms = (text: string) => `(extract(epoch from ${text}) * 1000)::bigint`;
  const { rows } = await tx.query<{ from: number | null; to: number | null }>(
    `select ${ms('min(lo)')} as from, ${ms('max(hi)')} as to from (
       select min(occurred_at) as lo, max(occurred_at) as hi from case_event_visible
       union all select min(registered_at), max(greatest(registered_at, resolved_at)) from case_state
       union all select min(day)::timestamptz, max(day)::timestamptz from rollup_day
       union all select min(month)::timestamptz, max(month)::timestamptz from rollup_cell
       union all select min(day)::timestamptz, max(day)::timestamptz from rollup_resolution) spans`,
  );
  const { from = null, to = null } = rows[0] ?? {};
  return from === null || to === null ? null : { from, to };
}

/** An event with where its case counts now. */
export type CountedEvent = Pick<LoggedEvent, 'type' | 'at' | 'payload'> & {
  area: number;
  category: string | null;
};

/** Events of a time (ms, until excluded) in portions, each with where its case is. Needs a transaction; one at a time. */
export async function* eventsOfTime(
  tx: Queryable,
  from: number,
  until: number,
  portion: number,
): AsyncGenerator<CountedEvent[]> {
  await tx.query(
    `declare counted_events no scroll cursor for
       select e.type, (extract(epoch from e.occurred_at) * 1000)::bigint as at, e.payload, s.area, s.category
         from case_event_visible e join case_state s using (case_id)
        where e.occurred_at >= '${timestamp(from)}' and e.occurred_at < '${timestamp(until)}'`,
  );
  for (;;) {
    const { rows } = await tx.query<CountedEvent>(`fetch ${portion} from counted_events`);
    if (rows.length > 0) yield rows;
    if (rows.length < portion) break;
  }
  await tx.query('close counted_events');
}

/** What a case contributes by itself. Times in milliseconds. */
export interface CountedCaseRow {
  area: number;
  category: string | null;
  cell: number | null;
  registeredAt: number;
  resolvedAt: number | null;
  resolvedRoute: string | null;
  resolvedLevel: string | null;
}

/** Cases that were registered, or resolved, in a time (ms, until excluded). */
export async function casesOfTime(
  tx: Queryable,
  what: 'registered_at' | 'resolved_at',
  from: number,
  until: number,
): Promise<CountedCaseRow[]> {
  const { rows } = await tx.query<CountedCaseRow>(
    `select area, category, cell, (extract(epoch from registered_at) * 1000)::bigint as "registeredAt",
            (extract(epoch from resolved_at) * 1000)::bigint as "resolvedAt",
            resolved_route as "resolvedRoute", resolved_level as "resolvedLevel"
       from case_state where ${what} >= $1 and ${what} < $2`,
    [timestamp(from), timestamp(until)],
  );
  return rows;
}

/** The rollups of whole months (first days, until excluded). */
export async function storedRollups(
  tx: Queryable,
  from: string,
  until: string,
): Promise<{ days: DayCount[]; cells: CellCount[]; resolutions: ResolutionCount[] }> {
  const days = await tx.query<DayCount>(
    `select lvl, area, day::text, event_type as type, category, key, n from rollup_day
      where day >= $1::date and day < $2::date and n <> 0`,
    [from, until],
  );
  const cells = await tx.query<CellCount>(
    `select month::text, area, cell, category, n from rollup_cell
      where month >= $1::date and month < $2::date and n <> 0`,
    [from, until],
  );
  const resolutions = await tx.query<ResolutionCount>(
    `select lvl, area, day::text, bucket, n from rollup_resolution
      where day >= $1::date and day < $2::date and n <> 0`,
    [from, until],
  );
  return { days: days.rows, cells: cells.rows, resolutions: resolutions.rows };
}
