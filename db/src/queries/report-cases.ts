import type { Queryable } from '../pool.ts';
import { Binding, type CountedArea, type Days, withinSql } from './indicator-filter.ts';

/** A case as the lists of a report show it, sealed ones never. */
export interface ReportCaseRow {
  caseId: number;
  caseCode: string;
  /** Masked. */
  title: string;
  area: number;
  areaName: string;
  category: string | null;
  channel: string | null;
  difficulty: string | null;
  tier: string | null;
  people: number | null;
  department: string | null;
  status: string;
  leader: string | null;
  registeredAt: Date;
  lastEventAt: Date;
  resolvedAt: Date | null;
  closedAt: Date | null;
  route: string | null;
  resolvedLevel: string | null;
  dueAt: Date | null;
  dueKind: string | null;
  /** Counts of its events by the names of `countsOf` of the gateway's fold. */
  counts: Record<string, number>;
  sealed: boolean;
}

/** Which cases of an area a list is of. */
export type ReportCases =
  | { which: 'registered' | 'resolved' | 'closed'; days: Days }
  /** Neither resolved nor closed. */
  | { which: 'open' }
  /** Open and past the deadline that is next, or nobody has answered in time; or supervised. */
  | { which: 'problems' }
  /** Red, orange, major, or of so many people, with an event in the days (FX-02). */
  | { which: 'key'; days: Days; people: number };

function conditionOf(wanted: ReportCases, bind: Binding): string {
  const open = 's.resolved_at is null and s.closed_at is null';
  switch (wanted.which) {
    case 'registered':
    case 'resolved':
    case 'closed':
      return withinSql(`s.${wanted.which}_at`, wanted.days, bind);
    case 'open':
      return open;
    case 'problems':
      return `${open} and (s.due_at < now() or s.fold -> 'counts' ? 'supervised')`;
    case 'key':
      return `(s.tier in ('red', 'orange') or s.difficulty = 'major' or s.people >= ${bind.of(wanted.people)})
              and exists (select from case_event_visible e
                           where e.case_id = s.case_id and ${withinSql('e.occurred_at', wanted.days, bind)})`;
  }
}

/** Cases of an area for a list, the newest registration first. Needs a scope that reaches over it. */
export async function reportCases(
  tx: Queryable,
  area: CountedArea,
  wanted: ReportCases,
): Promise<ReportCaseRow[]> {
  const bind = new Binding();
  const { rows } = await tx.query<ReportCaseRow>(
    `select s.case_id as "caseId", s.case_code as "caseCode", coalesce(t.title_masked, '') as title, s.area,
            coalesce(a.name, '') as "areaName", s.category, s.channel, s.difficulty, s.tier, s.people,
            s.lead_department as department, s.status, s.leader, s.registered_at as "registeredAt",
            s.last_event_at as "lastEventAt", s.resolved_at as "resolvedAt", s.closed_at as "closedAt", s.resolved_route as route,
            s.resolved_level as "resolvedLevel", s.due_at as "dueAt", s.due_kind as "dueKind",
            coalesce(s.fold -> 'counts', '{}') as counts, s.sealed
       from case_state s left join case_text t on t.case_id = s.case_id left join area a on a.code = s.area
      where s.area between ${bind.of(area.lo)} and ${bind.of(area.hi)} and not s.sealed and ${conditionOf(wanted, bind)}
      order by s.registered_at desc, s.case_id desc`,
    bind.values,
  );
  return rows;
}

/** What happened to some cases in the days, the oldest first. */
export async function eventsOfCases(
  tx: Queryable,
  caseIds: readonly number[],
  days: Days,
): Promise<{ caseId: number; type: string; at: Date }[]> {
  const bind = new Binding();
  const { rows } = await tx.query<{ caseId: number; type: string; at: Date }>(
    `select e.case_id as "caseId", e.type, e.occurred_at as at from case_event_visible e
      where e.case_id = any(${bind.of(caseIds)}::bigint[]) and ${withinSql('e.occurred_at', days, bind)}
      order by e.occurred_at, e.source, e.event_id`,
    bind.values,
  );
  return rows;
}

/** Letters of an area that wait for an answer past their day. */
export async function lettersWithoutReply(
  tx: Queryable,
  { lo, hi }: CountedArea,
): Promise<{ number: string | null; kind: string; subject: string; recipient: string; dueAt: Date }[]> {
  const { rows } = await tx.query<{
    number: string | null;
    kind: string;
    subject: string;
    recipient: string;
    dueAt: Date;
  }>({
    name: 'reportCases.lettersWithoutReply',
    text: `select l.number, l.kind, l.subject_masked as subject, l.recipient, l.due_at as "dueAt" from letter l
            where l.area between $1 and $2 and l.status in ('issued', 'received') and l.due_at < now()
              and not exists (select from letter_case c join case_state s on s.case_id = c.case_id
                               where c.letter_id = l.id and s.sealed)
            order by l.due_at, l.id`,
    values: [lo, hi],
  });
  return rows;
}

/** Decisions of meetings whose owner lies in an area, open past their day. */
export async function lateDecisions(
  tx: Queryable,
  { lo, hi }: CountedArea,
  today: string,
): Promise<
  {
    number: string;
    words: string;
    department: string;
    owner: string | null;
    areaName: string;
    dueOn: string;
  }[]
> {
  const { rows } = await tx.query<{
    number: string;
    words: string;
    department: string;
    owner: string | null;
    areaName: string;
    dueOn: string;
  }>({
    name: 'reportCases.lateDecisions',
    text: `select d.number, d.words_masked as words, d.department, d.owner, coalesce(a.name, '') as "areaName", d.due_on as "dueOn"
             from decision d left join area a on a.code = d.owner_area
            where d.owner_area between $1 and $2 and d.state = 'open' and d.due_on < $3::date
              and not exists (select from decision_case c join case_state s on s.case_id = c.case_id
                               where c.decision_id = d.id and s.sealed)
            order by d.due_on, d.number`,
    values: [lo, hi, today],
  });
  return rows;
}

/** Incidents behind the red lines of an area in the days (HP-27), each with its county or finer area; no names. */
export async function incidentsOf(
  tx: Queryable,
  { lo, hi }: CountedArea,
  { from, until }: Days,
): Promise<{ area: number; areaName: string; kind: string; happenedOn: string }[]> {
  const { rows } = await tx.query<{ area: number; areaName: string; kind: string; happenedOn: string }>({
    name: 'reportCases.incidents',
    text: `select i.area, coalesce(a.name, '') as "areaName", i.kind, i.happened_on as "happenedOn"
             from incident i left join area a on a.code = i.area
            where i.area between $1 and $2 and i.happened_on >= $3::date and i.happened_on < $4::date and i.withdrawn_at is null
            order by i.happened_on, i.id`,
    values: [lo, hi, from, until],
  });
  return rows;
}

/** How far an area meets the items of its checklists, `<profile>.<list>` (FX-14). */
export async function checklistStates(
  tx: Queryable,
  area: number,
): Promise<{ list: string; item: number; state: string | null; words: string | null; evidence: string }[]> {
  const { rows } = await tx.query<{
    list: string;
    item: number;
    state: string | null;
    words: string | null;
    evidence: string;
  }>({
    name: 'reportCases.checklists',
    text: `select list, item, state, words, evidence from checklist_item where area = $1 order by list, item`,
    values: [area],
  });
  return rows;
}
