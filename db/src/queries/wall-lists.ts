import type { Tier } from '@fengqiao/contract/cases';
import type { TileList } from '@fengqiao/contract/wall-tiles';
import type { Queryable } from '../pool.ts';

export interface WallListRow {
  caseCode: string | null;
  number: string | null;
  tier: Tier | null;
  /** Masked. */
  title: string;
  areaName: string;
  /** Code of a department. */
  department: string | null;
  registeredAt: Date;
  dueAt: Date | null;
  overdue: boolean;
}

export interface WallListRows {
  rows: WallListRow[];
  total: number;
  of: number;
  /** The database's clock. */
  now: Date;
}

export interface WallListQuestion {
  lo: number;
  hi: number;
  limit: number;
}

/** Which of the open cases belong to a list; due soon = within a day. */
const belongs: Record<Exclude<TileList, 'letters'>, string> = {
  red: `s.tier = 'red'`,
  overdue: 's.due_at < now()',
  dueSoon: `s.due_at >= now() and s.due_at < now() + interval '1 day'`,
  triage: `s.status = 'registered'`,
};

/** Open cases of the scope that wait for somebody, the most urgent first, with how many there are of all that are open. Never a sealed one. */
export async function waitingCases(
  tx: Queryable,
  list: Exclude<TileList, 'letters'>,
  { lo, hi, limit }: WallListQuestion,
): Promise<WallListRows> {
  const open = 's.area between $1 and $2 and s.resolved_at is null and s.closed_at is null and not s.sealed';
  const counts = await tx.query<{ total: number; of: number; now: Date }>({
    name: `wallLists.${list}Count`,
    text: `select (count(*) filter (where ${belongs[list]}))::int as total, count(*)::int as of,
                  clock_timestamp() as now
             from case_state s where ${open}`,
    values: [lo, hi],
  });
  const { rows } = await tx.query<WallListRow>({
    name: `wallLists.${list}`,
    text: `select s.case_code as "caseCode", null as number, s.tier, coalesce(t.title_masked, '') as title,
                  coalesce(a.name, '') as "areaName", s.lead_department as department,
                  s.registered_at as "registeredAt", s.due_at as "dueAt",
                  coalesce(s.due_at < now(), false) as overdue
             from (select * from case_state s where ${open} and ${belongs[list]}
                    order by s.due_at nulls last, s.case_id limit $3) s
             left join case_text t on t.case_id = s.case_id left join area a on a.code = s.area
            order by s.due_at nulls last, s.case_id`,
    values: [lo, hi, limit],
  });
  const { total = 0, of = 0, now = new Date(0) } = counts.rows[0] ?? {};
  return { rows, total, of, now };
}

/** Letters that the scope issued and that want an answer, the latest term last; of how many issued ones that wanted one this year. */
export async function waitingLetters(
  tx: Queryable,
  { lo, hi, limit }: WallListQuestion,
): Promise<WallListRows> {
  const waits = `l.area between $1 and $2 and l.status in ('issued', 'received') and l.due_at is not null`;
  const counts = await tx.query<{ total: number; of: number; now: Date }>({
    name: 'wallLists.lettersCount',
    text: `select (count(*) filter (where l.status in ('issued', 'received')))::int as total, count(*)::int as of,
                  clock_timestamp() as now
             from letter l
            where l.area between $1 and $2 and l.due_at is not null and l.status in ('issued', 'received', 'replied')
              and (l.status <> 'replied'
                   or l.issued_at >= date_trunc('year', now() at time zone 'Asia/Shanghai') at time zone 'Asia/Shanghai')`,
    values: [lo, hi],
  });
  const { rows } = await tx.query<WallListRow>({
    name: 'wallLists.letters',
    text: `select null as "caseCode", l.number, null as tier, l.subject_masked as title,
                  coalesce(a.name, '') as "areaName", l.to_department as department,
                  l.issued_at as "registeredAt", l.due_at as "dueAt", l.due_at < now() as overdue
             from letter l left join area a on a.code = l.to_area
            where ${waits} order by l.due_at, l.id limit $3`,
    values: [lo, hi, limit],
  });
  const { total = 0, of = 0, now = new Date(0) } = counts.rows[0] ?? {};
  return { rows, total, of, now };
}
