import type { Queryable } from '../pool.ts';

/** A decision with its reports and the cases that the scope sees. */
export interface DecisionRow {
  id: string;
  meetingId: string;
  meetingTitle: string;
  area: number;
  ownerArea: number;
  ownerAreaName: string;
  department: string;
  owner: string | null;
  number: string;
  wordsMasked: string;
  dueOn: string;
  page: string | null;
  state: 'open' | 'done' | 'cancelled';
  decidedAt: Date;
  decidedBy: string;
  endedAt: Date | null;
  caseCodes: string[];
  reports: { at: string; by: string; byName: string; text: string; state: DecisionRow['state'] }[];
}

const columns = `d.id, d.meeting_id as "meetingId", d.meeting_title as "meetingTitle", d.area, d.owner_area as "ownerArea",
  coalesce(o.name, '') as "ownerAreaName", d.department, d.owner, d.number, d.words_masked as "wordsMasked", d.due_on as "dueOn",
  d.page, d.state, d.decided_at as "decidedAt", d.decided_by as "decidedBy", d.ended_at as "endedAt",
  array(select s.case_code from decision_case c join case_state s on s.case_id = c.case_id
         where c.decision_id = d.id order by s.case_code) as "caseCodes",
  coalesce((select json_agg(json_build_object('at', r.at, 'by', r.account, 'byName', r.display_name,
                                              'text', r.words_masked, 'state', r.state) order by r.id)
              from decision_report r where r.decision_id = d.id), '[]') as reports`;
const joins = 'left join area o on o.code = d.owner_area';

/** One decision of the scope, or null; `lock` holds it until the transaction ends. */
export async function findDecision(tx: Queryable, id: string, lock = false): Promise<DecisionRow | null> {
  const { rows } = await tx.query<DecisionRow>({
    name: lock ? 'decisions.lock' : 'decisions.find',
    text: `select ${columns} from decision d ${joins} where d.id = $1 ${lock ? 'for update of d' : ''}`,
    values: [id],
  });
  return rows[0] ?? null;
}

/** What was decided in a meeting, in the order of the numbers. */
export async function decisionsOf(tx: Queryable, meetingId: string): Promise<DecisionRow[]> {
  const { rows } = await tx.query<DecisionRow>({
    name: 'decisions.ofMeeting',
    text: `select ${columns} from decision d ${joins} where d.meeting_id = $1 order by d.decided_at, d.number`,
    values: [meetingId],
  });
  return rows;
}

/** Decisions of an area from before a moment that were open then, or have ended since another one; the oldest first. */
export async function earlierDecisions(
  tx: Queryable,
  wanted: { area: number; before: Date; endedSince: Date; exceptMeeting: string | null },
): Promise<DecisionRow[]> {
  const { rows } = await tx.query<DecisionRow>({
    name: 'decisions.earlier',
    text: `select ${columns} from decision d ${joins}
            where d.area = $1 and d.decided_at < $2 and ($4::uuid is null or d.meeting_id <> $4)
              and (d.ended_at is null or d.ended_at >= $3)
            order by d.decided_at, d.number`,
    values: [wanted.area, wanted.before, wanted.endedSince, wanted.exceptMeeting],
  });
  return rows;
}

export interface DecisionConditions {
  lo: number;
  hi: number;
  state?: string | undefined;
  late?: boolean | undefined;
  caseCode?: string | undefined;
  /** Today in Asia/Shanghai. */
  today: string;
  /** Where a page begins: right after this one. */
  after?: { dueOn: string; id: string } | undefined;
  limit: number;
}

/** Decisions that a range of areas has issued or owns, those that are due first at the top. */
export async function listDecisions(tx: Queryable, wanted: DecisionConditions): Promise<DecisionRow[]> {
  const { rows } = await tx.query<DecisionRow>({
    name: 'decisions.list',
    text: `select ${columns} from decision d ${joins}
            where (d.area between $1 and $2 or d.owner_area between $1 and $2)
              and ($3::text is null or d.state = $3)
              and ($4::bool is null or (d.state = 'open' and d.due_on < $5::date) = $4)
              and ($6::text is null or exists (select from decision_case c join case_state s on s.case_id = c.case_id
                                                where c.decision_id = d.id and s.case_code = $6))
              and ($7::date is null or (d.due_on, d.id) > ($7::date, $8::uuid))
            order by d.due_on, d.id limit $9`,
    values: [
      wanted.lo,
      wanted.hi,
      wanted.state ?? null,
      wanted.late ?? null,
      wanted.today,
      wanted.caseCode ?? null,
      wanted.after?.dueOn ?? null,
      wanted.after?.id ?? null,
      wanted.limit,
    ],
  });
  return rows;
}

/** The next number of an issuing area in a year. Whoever else decides waits until this transaction has ended: no gap, no double. */
export async function takeDecisionSerial(tx: Queryable, area: number, year: number): Promise<number> {
  const { rows } = await tx.query<{ last: number }>({
    name: 'decisions.serial',
    text: `insert into decision_serial as s (area, year, last) values ($1, $2, 1)
           on conflict (area, year) do update set last = s.last + 1 returning last`,
    values: [area, year],
  });
  const [row] = rows;
  if (row === undefined) throw new Error('a serial was not taken');
  return row.last;
}

export interface DecisionValues {
  ownerArea: number;
  department: string;
  owner: string | null;
  words: string;
  wordsMasked: string;
  dueOn: string;
  page: string | null;
  caseIds: readonly number[];
}

/** Stores a decision; answers its id. */
export async function insertDecision(
  tx: Queryable,
  decision: DecisionValues & {
    meetingId: string;
    meetingTitle: string;
    area: number;
    number: string;
    decidedBy: string;
    decidedAt: Date;
  },
): Promise<string> {
  const { rows } = await tx.query<{ id: string }>({
    name: 'decisions.insert',
    text: `insert into decision (meeting_id, meeting_title, area, owner_area, department, owner, number, words, words_masked, due_on,
                                 page, decided_by, decided_at)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) returning id`,
    values: [
      decision.meetingId,
      decision.meetingTitle,
      decision.area,
      decision.ownerArea,
      decision.department,
      decision.owner,
      decision.number,
      decision.words,
      decision.wordsMasked,
      decision.dueOn,
      decision.page,
      decision.decidedBy,
      decision.decidedAt,
    ],
  });
  const [row] = rows;
  if (row === undefined) throw new Error('a decision was not stored');
  await replaceCases(tx, row.id, decision.caseIds);
  return row.id;
}

/** Writes another wording, owner or day. */
export async function updateDecision(tx: Queryable, id: string, values: DecisionValues): Promise<void> {
  await tx.query({
    name: 'decisions.update',
    text: `update decision set owner_area = $2, department = $3, owner = $4, words = $5, words_masked = $6, due_on = $7, page = $8
            where id = $1`,
    values: [
      id,
      values.ownerArea,
      values.department,
      values.owner,
      values.words,
      values.wordsMasked,
      values.dueOn,
      values.page,
    ],
  });
  await replaceCases(tx, id, values.caseIds);
}

async function replaceCases(tx: Queryable, id: string, caseIds: readonly number[]): Promise<void> {
  await tx.query({
    name: 'decisions.uncase',
    // Only those that the scope sees: a case that was sealed stays linked.
    text: `delete from decision_case c using case_state s
            where c.decision_id = $1 and s.case_id = c.case_id and not c.case_id = any($2::bigint[])`,
    values: [id, caseIds],
  });
  await tx.query({
    name: 'decisions.case',
    text: `insert into decision_case (decision_id, case_id) select $1, unnest($2::bigint[]) on conflict do nothing`,
    values: [id, caseIds],
  });
}

/** Adds what its owner reports, or what the meeting says of it. */
export async function insertDecisionReport(
  tx: Queryable,
  report: {
    decisionId: string;
    account: string;
    displayName: string;
    words: string;
    wordsMasked: string;
    state: DecisionRow['state'];
    at: Date;
  },
): Promise<void> {
  await tx.query({
    name: 'decisions.report',
    text: `insert into decision_report (decision_id, account, display_name, words, words_masked, state, at)
           values ($1, $2, $3, $4, $5, $6, $7)`,
    values: [
      report.decisionId,
      report.account,
      report.displayName,
      report.words,
      report.wordsMasked,
      report.state,
      report.at,
    ],
  });
}

/** Ends a decision, or opens it again. */
export async function setDecisionState(
  tx: Queryable,
  id: string,
  state: DecisionRow['state'],
  at: Date,
): Promise<void> {
  await tx.query({
    name: 'decisions.setState',
    text: `update decision set state = $2, ended_at = case when $2 = 'open' then null else $3::timestamptz end where id = $1`,
    values: [id, state, at],
  });
}
