import type { Queryable } from '../pool.ts';

/** A letter of the scope. */
export interface LetterRow {
  id: string;
  kind: string;
  status: 'draft' | 'issued' | 'received' | 'replied' | 'withdrawn';
  area: number;
  areaName: string;
  toArea: number;
  toDepartment: string | null;
  toHead: 'party' | 'government' | null;
  recipient: string;
  subject: string;
  body: string;
  reply: string | null;
  subjectMasked: string;
  bodyMasked: string;
  replyMasked: string | null;
  number: string | null;
  dueAt: Date | null;
  /** Why it is not that of the place's rule; null = it is. */
  dueReason: string | null;
  draftedBy: string;
  draftedAt: Date;
  issuedAt: Date | null;
  receivedAt: Date | null;
  repliedAt: Date | null;
  overdue: boolean;
  /** How many cases it is of. */
  cases: number;
  /** Codes of those that the scope sees, the first first. */
  caseCodes: string[];
  /** Microseconds since 1970. */
  draftedAtUs: number;
  /** The database's clock. */
  now: Date;
}

/** Whether an answer is wanted that is not there, and whether its time is over; for `from letter l`. */
const unanswered = `l.status in ('issued', 'received') and l.due_at is not null`;
const overdue = `${unanswered} and l.due_at < now()`;

const columns = `l.id, l.kind, l.status, l.area, coalesce(a.name, '') as "areaName", l.to_area as "toArea",
       l.to_department as "toDepartment", l.to_head as "toHead", l.recipient, l.subject, l.body, l.reply,
       l.subject_masked as "subjectMasked", l.body_masked as "bodyMasked", l.reply_masked as "replyMasked", l.number,
       l.due_at as "dueAt", l.due_reason as "dueReason", l.drafted_by as "draftedBy", l.drafted_at as "draftedAt", l.issued_at as "issuedAt",
       l.received_at as "receivedAt", l.replied_at as "repliedAt", coalesce(${overdue}, false) as overdue,
       (select count(*)::int from letter_case c where c.letter_id = l.id) as cases,
       array(select s.case_code from letter_case c join case_state s on s.case_id = c.case_id
              where c.letter_id = l.id order by c.position) as "caseCodes",
       (extract(epoch from l.drafted_at) * 1000000)::bigint as "draftedAtUs", clock_timestamp() as now`;
const joins = 'left join area a on a.code = l.area';

/** One letter of the scope, held until the transaction ends, so that two steps take turns; null = none. */
export async function lockLetter(tx: Queryable, id: string): Promise<LetterRow | null> {
  const { rows } = await tx.query<LetterRow>({
    name: 'letters.lock',
    text: `select ${columns} from letter l ${joins} where l.id = $1 for update of l`,
    values: [id],
  });
  return rows[0] ?? null;
}

/** One letter of the scope; null = none. */
export async function findLetter(tx: Queryable, id: string): Promise<LetterRow | null> {
  const { rows } = await tx.query<LetterRow>({
    name: 'letters.find',
    text: `select ${columns} from letter l ${joins} where l.id = $1`,
    values: [id],
  });
  return rows[0] ?? null;
}

export interface LetterConditions {
  /** Ranges of 15-digit keys: issued from, or sent to, there. */
  box?: 'in' | 'out' | undefined;
  lo: number;
  hi: number;
  state?: 'draft' | 'unreceived' | 'unanswered' | 'overdue' | 'replied' | 'withdrawn' | undefined;
  kind?: string | undefined;
  caseCode?: string | undefined;
  year?: number | undefined;
  /** Where a page begins: right after this letter. */
  after?: { draftedAtUs: number; id: string } | undefined;
  limit: number;
}

const states = {
  draft: `l.status = 'draft'`,
  unreceived: `l.status = 'issued'`,
  unanswered,
  overdue,
  replied: `l.status = 'replied'`,
  withdrawn: `l.status = 'withdrawn'`,
} as const;

const boxes = {
  in: `l.to_area between $1 and $2 and l.status <> 'draft'`,
  out: 'l.area between $1 and $2',
  both: '(l.area between $1 and $2 or l.to_area between $1 and $2)',
} as const;

/** Letters of the scope, the newest draft first. */
export async function listLetters(tx: Queryable, wanted: LetterConditions): Promise<LetterRow[]> {
  const { box, lo, hi, state, kind, caseCode, year, after, limit } = wanted;
  const { rows } = await tx.query<LetterRow>(
    `select ${columns} from letter l ${joins}
      where ${boxes[box ?? 'both']} and ${state === undefined ? 'true' : states[state]}
        and ($3::text is null or l.kind = $3)
        and ($4::text is null or exists (select from letter_case c join case_state s on s.case_id = c.case_id
                                          where c.letter_id = l.id and s.case_code = $4))
        and ($5::int is null or extract(year from coalesce(l.issued_at, l.drafted_at) at time zone 'Asia/Shanghai') = $5)
        and ($6::bigint is null
             or (l.drafted_at, l.id) < (timestamptz 'epoch' + $6::bigint * interval '1 microsecond', $7::uuid))
      order by l.drafted_at desc, l.id desc limit $8`,
    [
      lo,
      hi,
      kind ?? null,
      caseCode ?? null,
      year ?? null,
      after?.draftedAtUs ?? null,
      after?.id ?? null,
      limit,
    ],
  );
  return rows;
}

export interface LetterValues {
  id: string;
  kind: string;
  area: number;
  toArea: number;
  toDepartment: string | null;
  toHead: string | null;
  recipient: string;
  subject: string;
  body: string;
  subjectMasked: string;
  bodyMasked: string;
  dueAt: Date | null;
  dueReason: string | null;
  draftedBy: string;
  /** The first carries the letter's events. */
  caseIds: readonly number[];
}

/** Makes a draft, or replaces one of the same area; false when the id is that of another letter. */
export async function writeDraft(tx: Queryable, draft: LetterValues): Promise<boolean> {
  const values = [
    draft.id,
    draft.area,
    draft.kind,
    draft.toArea,
    draft.toDepartment,
    draft.toHead,
    draft.recipient,
    draft.subject,
    draft.body,
    draft.subjectMasked,
    draft.bodyMasked,
    draft.dueAt,
    draft.draftedBy,
    draft.dueReason,
  ];
  const changed = await tx.query({
    name: 'letters.redraft',
    text: `update letter set kind = $3, to_area = $4, to_department = $5, to_head = $6, recipient = $7, subject = $8, body = $9,
                  subject_masked = $10, body_masked = $11, due_at = $12, drafted_by = $13, due_reason = $14
            where id = $1 and area = $2 and status = 'draft'`,
    values,
  });
  if (changed.rowCount !== 1) {
    const made = await tx.query({
      name: 'letters.draft',
      text: `insert into letter (id, area, kind, to_area, to_department, to_head, recipient, subject, body, subject_masked,
                                 body_masked, due_at, drafted_by, due_reason)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) on conflict (id) do nothing`,
      values,
    });
    if (made.rowCount !== 1) return false;
  }
  await tx.query({
    name: 'letters.uncase',
    text: 'delete from letter_case where letter_id = $1',
    values: [draft.id],
  });
  await tx.query({
    name: 'letters.case',
    text: `insert into letter_case (letter_id, case_id, position, sealed)
           select $1, s.case_id, u.position - 1, s.sealed
             from unnest($2::bigint[]) with ordinality u (case_id, position) join case_state s on s.case_id = u.case_id`,
    values: [draft.id, draft.caseIds],
  });
  return true;
}

/** The next number of a series of an issuer in a year. Whoever else asks waits until this transaction has ended. */
export async function takeLetterSerial(
  tx: Queryable,
  area: number,
  series: string,
  year: number,
): Promise<number> {
  const { rows } = await tx.query<{ last: number }>({
    name: 'letters.serial',
    text: `insert into letter_serial as s (area, series, year, last) values ($1, $2, $3, 1)
           on conflict (area, series, year) do update set last = s.last + 1 returning last`,
    values: [area, series, year],
  });
  const [row] = rows;
  if (row === undefined) throw new Error('a serial was not taken');
  return row.last;
}

/** What a step changes of a letter; the others stay. */
export interface LetterChange {
  status: LetterRow['status'];
  at: Date;
  number?: string;
  dueAt?: Date | null;
  reply?: string;
  replyMasked?: string;
}

/** Writes what a step has changed; the time goes into the column of the new status. */
export async function changeLetter(tx: Queryable, id: string, change: LetterChange): Promise<void> {
  const { status, at, number, dueAt, reply, replyMasked } = change;
  await tx.query({
    name: 'letters.change',
    text: `update letter set status = $2,
                  issued_at = case when $2 = 'issued' then $3 else issued_at end,
                  received_at = case when $2 = 'received' then $3 when $2 = 'replied' then coalesce(received_at, $3)
                                     else received_at end,
                  replied_at = case when $2 = 'replied' then $3 else replied_at end,
                  withdrawn_at = case when $2 = 'withdrawn' then $3 else withdrawn_at end,
                  number = coalesce($4, number), due_at = case when $5 then $6 else due_at end,
                  reply = coalesce($7, reply), reply_masked = coalesce($8, reply_masked)
            where id = $1`,
    values: [
      id,
      status,
      at,
      number ?? null,
      dueAt !== undefined,
      dueAt ?? null,
      reply ?? null,
      replyMasked ?? null,
    ],
  });
}
