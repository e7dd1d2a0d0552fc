import { areaCodeOfKey } from '@fengqiao/contract/areas';
import type { CaseSummary } from '@fengqiao/contract/cases';
import type { Queryable } from '../pool.ts';
import { type CaseConditions, caseWhere } from './case-filter.ts';

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
  sealed: boolean;
  title: string;
}

/** Columns of a summary, for `from case_state s` with `summaryJoins`. */
export const summaryColumns = `
  s.case_id, s.case_code, s.source, s.area, coalesce(a.name, '') as area_name, s.unplaced, s.category, s.status, s.tier,
  s.difficulty, s.lead_department, s.channel, s.people, coalesce(s.lng, a.lng) as lng,
  coalesce(s.lat, a.lat) as lat, s.registered_at, s.last_event_at, s.resolved_at, s.due_at,
  coalesce(s.due_at < now() and s.closed_at is null, false) as overdue, s.sealed,
  coalesce(t.title_masked, '') as title`;
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
    sealed: row.sealed,
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

/** Where a page of the list begins: right after this case, in the order of registration, the newest first. */
export interface CasePosition {
  /** Milliseconds. */
  registeredAt: number;
  caseId: number;
}

/** Cases of the scope by filter, the newest registration first. */
export async function listCases(
  tx: Queryable,
  filter: CaseConditions,
  after: CasePosition | undefined,
  limit: number,
): Promise<(CasePosition & { summary: CaseSummary })[]> {
  const where = caseWhere(filter, 4);
  const { rows } = await tx.query<SummaryRow>(
    // Cut before it is read: what is left out needs neither its row nor its words, an index may tell enough of it.
    `select ${summaryColumns} from (
       select s.case_id from case_state s
        where ${where.sql} and ($1::timestamptz is null or (s.registered_at, s.case_id) < ($1, $2::bigint))
        order by s.registered_at desc, s.case_id desc limit $3) page
       join case_state s using (case_id) ${summaryJoins}
      order by s.registered_at desc, s.case_id desc`,
    [
      after === undefined ? null : new Date(after.registeredAt).toISOString(),
      after?.caseId ?? null,
      limit,
      ...where.values,
    ],
  );
  return rows.map((row) => ({
    caseId: row.case_id,
    registeredAt: row.registered_at.getTime(),
    summary: caseSummary(row),
  }));
}

export interface CaseDetailRow extends SummaryRow {
  case_ref: string;
  /** As written; `title` and `detail_masked` are masked. */
  title_written: string;
  detail: string | null;
  detail_masked: string | null;
  amount_yuan: string | null;
  leader: string | null;
  resolved_route: string | null;
  resolved_level: string | null;
  /** `CaseFold` of the gateway's fold. */
  fold: unknown;
  /** By which version of the rules and when the tier was found, and when time alone will change it. */
  tier_rules: string | null;
  tier_at: Date | null;
  tier_next_at: Date | number | null;
  /** Area of the case's source; its own when the source is gone. */
  source_area: number;
  /** The database's clock. */
  now: Date;
}

/** Code of a case that is there, by its source's own id. Throws when it is not. */
export async function caseCodeOf(tx: Queryable, source: string, caseRef: string): Promise<string> {
  const { rows } = await tx.query<{ case_code: string }>({
    name: 'cases.codeOf',
    text: 'select case_code from case_state where source = $1 and case_ref = $2',
    values: [source, caseRef],
  });
  const [row] = rows;
  if (row === undefined) throw new Error('the case is not there');
  return row.case_code;
}

/** One case of the scope by its code, or null. */
export async function findCase(tx: Queryable, caseCode: string): Promise<CaseDetailRow | null> {
  const { rows } = await tx.query<CaseDetailRow>({
    name: 'cases.find',
    text: `select ${summaryColumns}, s.case_ref, coalesce(t.title, '') as title_written, t.detail,
                  t.detail_masked, s.amount_yuan, s.leader, s.resolved_route, s.resolved_level, s.fold,
                  s.tier_rules, s.tier_at, s.tier_next_at,
                  coalesce(o.area, s.area) as source_area, now() as now
             from case_state s ${summaryJoins} left join source o on o.name = s.source
            where s.case_code = $1`,
    values: [caseCode],
  });
  return rows[0] ?? null;
}

export interface TimelineRow {
  event_id: string;
  type: string;
  source: string;
  occurred_at: Date;
  received_at: Date;
  area: number;
  payload: Record<string, unknown>;
  /** Free-text payload fields as written, and masked. */
  fields: Record<string, unknown> | null;
  fields_masked: Record<string, unknown> | null;
}

/**
 * The events of a case by the senders' clocks, what the engine found after what it found it by. An event keeps the area in
 * which it happened, so this needs a scope over the whole country: ask only after the case itself was found in the caller's own.
 */
export async function caseTimeline(tx: Queryable, caseId: number, limit: number): Promise<TimelineRow[]> {
  const { rows } = await tx.query<TimelineRow>({
    name: 'cases.timeline',
    text: `select e.event_id, e.type, e.source, e.occurred_at, e.received_at, e.area, e.payload, t.fields,
                  t.fields_masked
             from case_event_visible e
             left join event_text t
               on t.case_id = e.case_id and t.source = e.source and t.event_id = e.event_id
            where e.case_id = $1
            order by e.occurred_at, e.source = 'engine', e.received_at, e.source, e.event_id limit $2`,
    values: [caseId, limit],
  });
  return rows;
}

/** Notes that somebody has seen a case; the first time counts. Null outside the scope. */
export async function acknowledgeCase(tx: Queryable, caseCode: string): Promise<Date | null> {
  const { rows } = await tx.query<{ acknowledged_at: Date }>({
    name: 'cases.acknowledge',
    text: `update case_state set acknowledged_at = coalesce(acknowledged_at, now()) where case_code = $1
           returning acknowledged_at`,
    values: [caseCode],
  });
  return rows[0]?.acknowledged_at ?? null;
}
