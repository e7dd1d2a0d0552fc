import { areaCodeOfKey } from '@fengqiao/contract/areas';
import type { CaseSummary } from '@fengqiao/contract/cases';
import type { Queryable } from '../pool.ts';

/** What the columns of `summaryColumns` answer for one case. */
export interface SummaryRow {
  case_id: number;
  case_code: string;
  source: string;
  area: number;
  area_name: string;
  unplaced: boolean;
  category: string | null;
  status: string;
  tier: string | null;
  difficulty: string | null;
  lead_department: string | null;
  channel: string | null;
  people: number | null;
  lng: number | null;
  lat: number | null;
  registered_at: Date;
  last_event_at: Date;
  resolved_at: Date | null;
  due_at: Date | null;
  overdue: boolean;
  title: string;
}

/** Columns of a summary, for `from case_state s` with `summaryJoins`. */
export const summaryColumns = `
  s.case_id, s.case_code, s.source, s.area, coalesce(a.name, '') as area_name, s.unplaced, s.category, s.status, s.tier,
  s.difficulty, s.lead_department, s.channel, s.people, s.lng, s.lat, s.registered_at, s.last_event_at,
  s.resolved_at, s.due_at, coalesce(s.due_at < now() and s.closed_at is null, false) as overdue,
  coalesce(t.title, '') as title`;
export const summaryJoins = `
  left join case_text t on t.case_id = s.case_id
  left join area a on a.code = s.area`;

/** One case as lists, feeds, sockets and the map show it. */
export function caseSummary(row: SummaryRow): CaseSummary {
  return {
    caseCode: row.case_code,
    title: row.title,
    category: row.category,
    status: row.status as CaseSummary['status'],
    tier: row.tier as CaseSummary['tier'],
    difficulty: row.difficulty as CaseSummary['difficulty'],
    areaCode: areaCodeOfKey(row.area),
    areaName: row.area_name,
    unplaced: row.unplaced,
    location: row.lng === null || row.lat === null ? null : { lng: row.lng, lat: row.lat },
    channel: row.channel as CaseSummary['channel'],
    source: row.source,
    leadDepartment: row.lead_department,
    people: row.people,
    registeredAt: row.registered_at.toISOString(),
    lastEventAt: row.last_event_at.toISOString(),
    resolvedAt: row.resolved_at?.toISOString() ?? null,
    dueAt: row.due_at?.toISOString() ?? null,
    overdue: row.overdue,
  };
}

/** Summaries by `case_id` of those cases that the transaction's scope may see. */
export async function summariesByIds(
  tx: Queryable,
  ids: readonly number[],
): Promise<Map<number, CaseSummary>> {
  if (ids.length === 0) return new Map();
  const { rows } = await tx.query<SummaryRow>({
    name: 'cases.summariesByIds',
    text: `select ${summaryColumns} from case_state s ${summaryJoins} where s.case_id = any($1::bigint[])`,
    values: [ids],
  });
  return new Map(rows.map((row) => [row.case_id, caseSummary(row)]));
}
