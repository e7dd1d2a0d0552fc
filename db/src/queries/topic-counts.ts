import type { Queryable } from '../pool.ts';
import { Binding, type Counted, categorySql, type GroupedCount } from './indicator-filter.ts';

/**
 * Topics that lie in areas, by key: `topic` for every one, and a tier for those that hold a case of it. Of the newest computation of exactly
 * these days; nothing where there is none, and nothing by periods.
 */
export async function topicCounts(
  db: Queryable,
  { areas, days, step, filter }: Counted,
): Promise<GroupedCount[]> {
  if (step !== null) return [];
  const bind = new Binding();
  const midnight = (day: string) => `${bind.of(day)}::date::timestamp at time zone 'Asia/Shanghai'`;
  const holds = (list: 'tiers' | 'categories', key: string | undefined) =>
    key === undefined
      ? ''
      : ` and exists (select from jsonb_array_elements(t.finding -> '${list}') e where ${categorySql(`e ->> 'key'`, key, bind)})`;
  const asked = [areas.map(({ key }) => key), areas.map(({ lo }) => lo), areas.map(({ hi }) => hi)].map(
    (values) => `${bind.of(values)}::bigint[]`,
  );
  const { rows } = await db.query<GroupedCount>(
    `with run as (select id from topic_run where from_at = ${midnight(days.from)} and to_at = ${midnight(days.until)}
                   order by computed_at desc limit 1),
          found as (select a.area, t.finding from unnest(${asked.join(', ')}) as a (area, lo, hi)
                      join topic t on t.area between a.lo and a.hi
                     where t.run_id = (select id from run)${holds('tiers', filter.tier)}${holds('categories', filter.category)})
     select area, null as period, 'topic' as key, count(*)::float8 as n from found group by 1
     union all
     select area, null, e ->> 'key', count(*)::float8 from found, jsonb_array_elements(finding -> 'tiers') e
      where e ->> 'key' <> '' group by 1, 3`,
    bind.values,
  );
  return rows;
}
