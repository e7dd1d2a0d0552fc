import type { Queryable } from '../pool.ts';

/** How cases of a category ended in a range of areas since a day; the transaction's scope has to hold them. */
export interface AdviceQuestion {
  category: string;
  lo: number;
  hi: number;
  /** ISO 8601. */
  since: string;
}

/** Resolved cases by route; null = the source did not itemise it. */
export async function resolvedByRoute(
  tx: Queryable,
  { category, lo, hi, since }: AdviceQuestion,
): Promise<{ route: string | null; n: number }[]> {
  const { rows } = await tx.query<{ route: string | null; n: number }>({
    name: 'advice.routes',
    text: `select resolved_route as route, count(*)::int as n
             from case_state
            where resolved_at >= $4 and category = $1 and area between $2 and $3
            group by resolved_route order by n desc, route`,
    values: [category, lo, hi, since],
  });
  return rows;
}

/** Mediations that took place by organisation, and how many of them ended in agreement. */
export async function mediatedByOrganisation(
  tx: Queryable,
  { category, lo, hi, since }: AdviceQuestion,
): Promise<{ organisation: string; held: number; agreed: number }[]> {
  const { rows } = await tx.query<{ organisation: string; held: number; agreed: number }>({
    name: 'advice.organisations',
    text: `select payload ->> 'organisation' as organisation, count(*)::int as held,
                  count(*) filter (where payload ->> 'outcome' = 'agreed')::int as agreed
             from case_event_visible
            where area between $2 and $3 and occurred_at >= $4 and category = $1
              and type = 'mediation.attempted' and payload ->> 'organisation' is not null
              and payload ->> 'outcome' <> 'declined'
            group by 1 order by agreed desc, held, organisation limit 5`,
    values: [category, lo, hi, since],
  });
  return rows;
}

/** Departments that sit in a centre of an area on a day, resident or rotating; null = its register is empty. */
export async function sittingDepartments(tx: Queryable, area: number, day: string): Promise<string[] | null> {
  const { rows } = await tx.query<{ department: string; sits: boolean }>({
    name: 'advice.sitting',
    text: `select p.department, bool_or(p.kind <> 'onCall') as sits
             from presence p join centre c on c.id = p.centre_id
            where c.area = $1 and p.since <= $2::date and (p.until is null or p.until > $2::date)
            group by p.department`,
    values: [area, day],
  });
  if (rows.length === 0) return null;
  return rows.filter(({ sits }) => sits).map(({ department }) => department);
}
