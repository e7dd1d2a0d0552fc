import type { Queryable } from '../pool.ts';
import { type CaseConditions, caseWhere } from './case-filter.ts';

/** Cases that a filter matches, and how many of them are red and overdue. */
export interface AreaCaseCounts {
  cases: number;
  red: number;
  overdue: number;
}

export interface AreaBelowRow extends AreaCaseCounts {
  /** 15-digit area key. */
  code: number;
  name: string;
  level: string;
  lng: number | null;
  lat: number | null;
  outlined: boolean;
  /** People who live there; null = nobody has said. */
  population: number | null;
}

/**
 * The cases of an area by those right below it, in the order of their codes, and of all of it.
 * @param step size of an area one level below, as a number of 15-digit keys
 */
export async function casesByAreaBelow(
  db: Queryable,
  parent: number,
  step: number,
  filter: CaseConditions,
): Promise<{ total: AreaCaseCounts & Pick<AreaBelowRow, 'population'>; areas: AreaBelowRow[] }> {
  const where = caseWhere(filter, 3);
  const answer = await db.query<Omit<AreaBelowRow, 'code'> & { code: number | null }>(
    `with counted as materialized (
       select s.area / $2::bigint * $2::bigint as child, count(*)::int as cases,
              (count(*) filter (where s.tier = 'red'))::int as red,
              (count(*) filter (where s.due_at < now() and s.closed_at is null))::int as overdue
         from case_state s where ${where.sql} group by 1
     )
     select a.code, a.name, a.level, a.lng, a.lat, a.geometry is not null as outlined, a.population,
            coalesce(n.cases, 0) as cases, coalesce(n.red, 0) as red, coalesce(n.overdue, 0) as overdue
       from area a left join counted n on n.child = a.code where a.parent = $1
     union all
     select null, '', '', null, null, false, (select population from area where code = $1), coalesce(sum(cases), 0)::int, coalesce(sum(red), 0)::int,
            coalesce(sum(overdue), 0)::int from counted
     order by 1`,
    [parent, step, ...where.values],
  );
  const total = answer.rows.find(({ code }) => code === null);
  return {
    total: {
      cases: total?.cases ?? 0,
      red: total?.red ?? 0,
      overdue: total?.overdue ?? 0,
      population: total?.population ?? null,
    },
    areas: answer.rows.flatMap(({ code, ...row }) => (code === null ? [] : [{ code, ...row }])),
  };
}
