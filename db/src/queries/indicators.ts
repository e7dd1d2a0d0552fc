import type { Queryable } from '../pool.ts';
import {
  type CaseKey,
  caseKeySql,
  type DifficultyClock,
  type Population,
  populationSql,
  timeOf,
  type Weight,
  weights,
} from './case-keys.ts';
import { eventKeySql } from './event-key.ts';
import {
  Binding,
  type Counted,
  type CountedArea,
  categorySql,
  type Days,
  filterSql,
  type GroupedCount,
  periodSql,
  withinSql,
} from './indicator-filter.ts';

/** Events of a type by their key (see `rollup_day.key`) or by the category of their cases, from the rollups; most frequent first. */
export async function rollupCounts(
  db: Queryable,
  counted: Counted,
  type: string,
  by: 'key' | 'category',
): Promise<GroupedCount[]> {
  const { days, step, filter } = counted;
  const bind = new Binding();
  const areas = areaSql(counted, bind);
  const [from, until, eventType] = [bind.of(days.from), bind.of(days.until), bind.of(type)];
  const category =
    filter.category === undefined ? '' : ` and ${categorySql('r.category', filter.category, bind)}`;
  const { rows } = await db.query<GroupedCount>(
    `select a.area, ${periodSql(step, 'r.day::timestamp')} as period, r.${by} as key, sum(r.n)::float8 as n
       from ${areas} join rollup_day r on r.lvl = a.lvl and r.area = a.area
      where r.day >= ${from}::date and r.day < ${until}::date and r.event_type = ${eventType}${category}
      group by 1, 2, 3 having sum(r.n) <> 0 order by n desc, key`,
    bind.values,
  );
  return rows;
}

/** The same of one area over all its days. */
export async function countsByKey(
  db: Queryable,
  area: Pick<CountedArea, 'lvl' | 'key'>,
  days: Days,
  type: string,
): Promise<{ key: string; n: number }[]> {
  const areas = [{ ...area, lo: 0, hi: 0 }];
  const counts = await rollupCounts(db, { areas, days, step: null, filter: {} }, type, 'key');
  return counts.map(({ key, n }) => ({ key, n }));
}

/** Cases resolved by the bucket of their time to resolution, as in `resolution.ts`; from the rollups. */
export async function rollupBuckets(db: Queryable, counted: Counted): Promise<GroupedCount[]> {
  const { days, step } = counted;
  const bind = new Binding();
  const areas = areaSql(counted, bind);
  const { rows } = await db.query<GroupedCount>(
    `select a.area, ${periodSql(step, 'r.day::timestamp')} as period, r.bucket::text as key, sum(r.n)::float8 as n
       from ${areas} join rollup_resolution r on r.lvl = a.lvl and r.area = a.area
      where r.day >= ${bind.of(days.from)}::date and r.day < ${bind.of(days.until)}::date
      group by 1, 2, 3 having sum(r.n) > 0`,
    bind.values,
  );
  return rows;
}

export interface CaseCount {
  population: Population;
  key: CaseKey;
  weight: Weight;
  clocks: readonly DifficultyClock[];
}

/** Cases by what is said of them now, from the cases themselves. */
export async function caseCounts(db: Queryable, counted: Counted, count: CaseCount): Promise<GroupedCount[]> {
  const { days, step, filter } = counted;
  const bind = new Binding();
  const ranges = areaSql(counted, bind);
  const { key, join } = caseKeySql(count.key, count.clocks, bind);
  const time = timeOf[count.population];
  const period = periodSql(time === null ? null : step, `${time} at time zone 'Asia/Shanghai'`);
  const { rows } = await db.query<GroupedCount>(
    `select area, period, key, sum(weight)::float8 as n
       from (select a.area, ${period} as period, ${key} as key, ${weights[count.weight]} as weight
               from ${ranges} join case_state s on s.area between a.lo and a.hi ${join}
              where ${populationSql(count.population, days, bind)}${filterSql(filter, bind)}) counted
      group by 1, 2, 3 order by n desc, key`,
    bind.values,
  );
  return rows;
}

/**
 * Events of a type from the log, for filters that the rollups do not hold. An event counts where its case is now, so this needs a
 * scope over the whole country: the caller checks that the areas are its own.
 */
export async function logCounts(db: Queryable, counted: Counted, type: string): Promise<GroupedCount[]> {
  const { days, step, filter } = counted;
  const bind = new Binding();
  const ranges = areaSql(counted, bind);
  const { rows } = await db.query<GroupedCount>(
    `select a.area, ${periodSql(step, `e.occurred_at at time zone 'Asia/Shanghai'`)} as period,
            ${eventKeySql(type)} as key, count(*)::float8 as n
       from ${ranges} join case_state s on s.area between a.lo and a.hi
       join case_event_visible e on e.case_id = s.case_id
      where e.type = ${bind.of(type)} and ${withinSql('e.occurred_at', days, bind)}${filterSql(filter, bind)}
      group by 1, 2, 3 order by n desc, key`,
    bind.values,
  );
  return rows;
}

/** The areas as a table `a (area, lvl, lo, hi)`. One alone becomes constants that the planner can look up in an index. */
function areaSql({ areas }: Pick<Counted, 'areas'>, bind: Binding): string {
  const [only] = areas;
  if (only !== undefined && areas.length === 1)
    return `(select ${bind.of(only.key)}::bigint as area, ${bind.of(only.lvl)}::smallint as lvl,
                    ${bind.of(only.lo)}::bigint as lo, ${bind.of(only.hi)}::bigint as hi) a`;
  const column = (name: keyof CountedArea): string => bind.of(areas.map((area) => area[name]));
  return `unnest(${column('key')}::bigint[], ${column('lvl')}::smallint[], ${column('lo')}::bigint[],
                 ${column('hi')}::bigint[]) as a (area, lvl, lo, hi)`;
}
