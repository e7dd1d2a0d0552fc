import { arrayLiteral } from '../array-literal.ts';
import type { Queryable } from '../pool.ts';
import {
  type CaseKey,
  caseKeySql,
  type DifficultyClock,
  type Population,
  populationSql,
} from './case-keys.ts';
import { type SummaryRow, summaryColumns, summaryJoins } from './cases.ts';
import { eventKeySql } from './event-key.ts';
import {
  Binding,
  type CountedArea,
  type CountFilter,
  type Days,
  filterSql,
  withinSql,
} from './indicator-filter.ts';

/** A case as it may stand in a list: which key it was counted under, and whether it is sealed (counted and never listed). */
export interface KeyedCase {
  caseId: number;
  area: number;
  key: string;
  tier: string | null;
  sealed: boolean;
  /** Milliseconds. */
  registeredAt: number;
}

export interface KeyedQuestion {
  area: CountedArea;
  days: Days;
  filter: CountFilter;
}

const columns = `s.case_id as "caseId", s.area, s.tier, s.sealed, (extract(epoch from s.registered_at) * 1000)::float8 as "registeredAt"`;

/** The cases of a population by a key, one row each; in the order in which lists stand: the newest registration first. */
export async function keyedCases(
  tx: Queryable,
  { area, days, filter }: KeyedQuestion,
  population: Population,
  keyName: CaseKey,
  clocks: readonly DifficultyClock[],
): Promise<KeyedCase[]> {
  const bind = new Binding();
  const { key, join } = caseKeySql(keyName, clocks, bind);
  const { rows } = await tx.query<KeyedCase>(
    `select ${columns}, ${key} as key from case_state s ${join}
      where s.area between ${bind.of(area.lo)} and ${bind.of(area.hi)} and ${populationSql(population, days, bind)}
            ${filterSql(filter, bind)}
      order by s.registered_at desc, s.case_id desc`,
    bind.values,
  );
  return rows;
}

/** The cases with an event of some types in the days, one row for each type and key; `type` says which. */
export async function keyedEvents(
  tx: Queryable,
  { area, days, filter }: KeyedQuestion,
  types: readonly string[],
): Promise<(KeyedCase & { type: string; category: string })[]> {
  const bind = new Binding();
  const keys = types.map((type) => `when ${bind.of(type)} then ${eventKeySql(type)}`).join(' ');
  const { rows } = await tx.query<KeyedCase & { type: string; category: string }>(
    `with e as materialized (
       select distinct e.case_id, e.type, case e.type ${keys} else '' end as key from case_event_visible e
        where e.type = any(${bind.of(types)}::text[]) and ${withinSql('e.occurred_at', days, bind)})
     select ${columns}, e.type, e.key, coalesce(s.category, '') as category
       from e join case_state s on s.case_id = e.case_id
      where s.area between ${bind.of(area.lo)} and ${bind.of(area.hi)}${filterSql(filter, bind)}
      order by s.registered_at desc, s.case_id desc`,
    bind.values,
  );
  return rows;
}

/** What the tier of a case is explained from, beside its line. */
export interface ShownCaseRow extends SummaryRow {
  fold: unknown;
  due_kind: string | null;
  source_area: number;
}

/** Some cases with what explains them, sealed ones never. */
export async function shownCases(
  tx: Queryable,
  caseIds: readonly number[],
): Promise<Map<number, ShownCaseRow>> {
  if (caseIds.length === 0) return new Map();
  const { rows } = await tx.query<ShownCaseRow>({
    name: 'packs.shownCases',
    text: `select ${summaryColumns}, s.fold, s.due_kind, coalesce(o.area, s.area) as source_area
             from case_state s ${summaryJoins} left join source o on o.name = s.source
            where s.case_id = any($1::bigint[]) and not s.sealed`,
    values: [caseIds],
  });
  return new Map(rows.map((row) => [row.case_id, row]));
}

/** Of some cases those that were returned more than once, or given to a second department: whoever was handed round is among them. */
export async function handedRound(tx: Queryable, caseIds: readonly number[]): Promise<number[]> {
  const { rows } = await tx.query<{ case_id: number }>({
    name: 'packs.handedRound',
    // By ids and no join: the planner takes the view for a few rows and would walk through the log for each case.
    text: `select e.case_id from case_event_visible e
            where e.case_id = any($1::bigint[]) and e.type in ('case.dispatched', 'case.accepted', 'case.returned')
            group by e.case_id
           having count(distinct e.payload ->> 'department') > 1 or count(*) filter (where e.type = 'case.returned') > 1`,
    values: [arrayLiteral(caseIds)],
  });
  return rows.map((row) => row.case_id);
}

/** Registered cases of the days by cell at a coarser zoom, sealed ones left out: a cell would tell where. */
export async function packHeat(
  tx: Queryable,
  area: CountedArea,
  days: Days,
  shift: number,
): Promise<{ cell: number; n: number }[]> {
  const bind = new Binding();
  const { rows } = await tx.query<{ cell: number; n: number }>(
    `select s.cell >> ${bind.of(shift)}::int as cell, count(*)::int as n from case_state s
      where s.area between ${bind.of(area.lo)} and ${bind.of(area.hi)} and s.cell is not null and not s.sealed
        and ${withinSql('s.registered_at', days, bind)}
      group by 1 order by 2 desc, 1`,
    bind.values,
  );
  return rows;
}

/** The moment of the snapshot by the database's clock, and the newest change that is in it. */
export async function snapshotMoment(tx: Queryable): Promise<{ at: Date; through: number }> {
  const { rows } = await tx.query<{ at: Date; through: number }>(
    'select now() as at, coalesce((select max(seq) from outbox), 0)::bigint as through',
  );
  const [row] = rows;
  if (row === undefined) throw new Error('the database does not know its time');
  return row;
}

/** The cases of topics, by topic; the newest registration first. */
export async function topicCases(
  tx: Queryable,
  topicIds: readonly number[],
): Promise<(KeyedCase & { topicId: number })[]> {
  const { rows } = await tx.query<KeyedCase & { topicId: number }>({
    name: 'packs.topicCases',
    text: `select c.topic_id as "topicId", '' as key, ${columns}
             from topic_case c join case_state s on s.case_id = c.case_id
            where c.topic_id = any($1::bigint[]) order by s.registered_at desc, s.case_id desc`,
    values: [topicIds],
  });
  return rows;
}
