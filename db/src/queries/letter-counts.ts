import type { Queryable } from '../pool.ts';

/** `letter.issued` and `case.supervised` of the log of an area in a year, by key; the area as the rollups hold it. */
export async function letterEvents(
  tx: Queryable,
  { lvl, area, year }: { lvl: number; area: number; year: number },
): Promise<{ type: string; key: string; n: number }[]> {
  const { rows } = await tx.query<{ type: string; key: string; n: number }>({
    name: 'letterCounts.events',
    text: `select event_type as type, key, sum(n)::int as n from rollup_day
            where lvl = $1 and area = $2 and day >= make_date($3, 1, 1) and day < make_date($3 + 1, 1, 1)
              and event_type in ('letter.issued', 'case.supervised')
            group by event_type, key having sum(n) <> 0 order by event_type, n desc, key`,
    values: [lvl, area, year],
  });
  return rows;
}

/** What the register adds to the log, by kind: letters without a case, and how those of a year stand now. */
export async function registerCounts(
  tx: Queryable,
  { lo, hi, year }: { lo: number; hi: number; year: number },
): Promise<{ kind: string; ofAreas: number; withdrawn: number; overdue: number }[]> {
  const { rows } = await tx.query<{ kind: string; ofAreas: number; withdrawn: number; overdue: number }>({
    name: 'letterCounts.register',
    text: `select l.kind,
                  count(*) filter (where not exists (select from letter_case c where c.letter_id = l.id))::int as "ofAreas",
                  count(*) filter (where l.status = 'withdrawn')::int as withdrawn,
                  count(*) filter (where l.status in ('issued', 'received') and l.due_at < now())::int as overdue
             from letter l
            where l.issued_at is not null and l.area between $1 and $2
              and l.issued_at >= make_date($3, 1, 1)::timestamp at time zone 'Asia/Shanghai'
              and l.issued_at < make_date($3 + 1, 1, 1)::timestamp at time zone 'Asia/Shanghai'
            group by l.kind`,
    values: [lo, hi, year],
  });
  return rows;
}

/** An area with those above it (`upwards`, its own key among them), those beside it and those below, by code. */
export async function areasAround(
  tx: Queryable,
  key: number,
  upwards: readonly number[],
): Promise<{ code: number; name: string }[]> {
  const { rows } = await tx.query<{ code: number; name: string }>({
    name: 'letterCounts.areasAround',
    text: `select a.code, a.name from area a
            where a.code = any($2::bigint[]) or a.parent = $1
               or a.parent = (select parent from area where code = $1) order by a.code`,
    values: [key, upwards],
  });
  return rows;
}
