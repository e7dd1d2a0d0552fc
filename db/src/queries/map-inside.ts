import type { Queryable } from '../pool.ts';
import { type CaseConditions, caseWhere } from './case-filter.ts';

/** A polygon without holes: longitude and latitude of each corner. */
export type Ring = readonly (readonly [lng: number, lat: number])[];

export interface InsideRows {
  /** By tier and category; null = none. */
  groups: { tier: string | null; category: string | null; n: number }[];
  /** The highest tiers first, then the newest. */
  caseIds: number[];
}

/** Cases that stand inside a ring: where they happened, else at the point of their area. */
export async function casesInside(
  db: Queryable,
  filter: CaseConditions,
  ring: Ring,
  limit: number,
): Promise<InsideRows> {
  const where = caseWhere(filter, 3);
  const polygon = `(${ring.map(([lng, lat]) => `(${lng},${lat})`).join(',')})`;
  const answer = await db.query<{
    tier: string | null;
    category: string | null;
    n: number;
    ids: string[] | null;
  }>(
    `with found as materialized (
       select s.case_id, s.tier, s.category, s.registered_at
         from case_state s left join area a on a.code = s.area
        where $1::polygon @> point(coalesce(s.lng, a.lng), coalesce(s.lat, a.lat)) and ${where.sql}
     )
     select tier, category, count(*)::int as n, null as ids from found group by tier, category
     union all
     select null, null, 0, (select array_agg(case_id) from (
       select case_id from found
        order by case tier when 'red' then 0 when 'orange' then 1 when 'blue' then 2 else 3 end, registered_at desc
        limit $2) first)`,
    [polygon, limit, ...where.values],
  );
  return {
    groups: answer.rows.filter(({ n }) => n > 0).map(({ tier, category, n }) => ({ tier, category, n })),
    caseIds: (answer.rows.find(({ n }) => n === 0)?.ids ?? []).map(Number),
  };
}
