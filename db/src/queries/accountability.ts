import type { Queryable } from '../pool.ts';

/** Supervised cases of one tag that a department leads; `department` null = none yet. */
export interface TaggedCases {
  department: string | null;
  /** As the sender wrote it: a code or a source's word; null = none. */
  tag: string | null;
  n: number;
}

const inYear = (column: string): string =>
  `${column} >= make_date($3, 1, 1)::timestamp at time zone 'Asia/Shanghai'
   and ${column} < make_date($3 + 1, 1, 1)::timestamp at time zone 'Asia/Shanghai'`;

/** Cases that were supervised in a year, by the department that leads them and the tag; each case once per tag. */
export async function taggedCases(
  db: Queryable,
  { lo, hi, year }: { lo: number; hi: number; year: number },
): Promise<TaggedCases[]> {
  const { rows } = await db.query<TaggedCases>(
    `select s.lead_department as department, e.payload ->> 'tag' as tag, count(distinct e.case_id)::int as n
       from case_event_visible e join case_state s on s.case_id = e.case_id
      where e.type = 'case.supervised' and e.area between $1 and $2 and ${inYear('e.occurred_at')}
      group by 1, 2`,
    [lo, hi, year],
  );
  return rows;
}

/** Cases of a year by the department that leads them: what the counts of tags are out of. */
export async function casesByDepartment(
  db: Queryable,
  { lo, hi, year }: { lo: number; hi: number; year: number },
): Promise<{ department: string | null; n: number }[]> {
  const { rows } = await db.query<{ department: string | null; n: number }>(
    `select lead_department as department, count(*)::int as n from case_state
      where area between $1 and $2 and ${inYear('registered_at')} group by 1`,
    [lo, hi, year],
  );
  return rows;
}
