import type { Queryable } from '../pool.ts';

export interface LetterStepRow {
  letterId: string;
  no: number;
  step: string;
  at: Date;
  account: string;
  displayName: string;
  /** 15-digit key of the account's area. */
  accountArea: number;
  department: string | null;
  words: string | null;
  wordsMasked: string | null;
}

const columns = `letter_id as "letterId", no, step, at, account, display_name as "displayName",
                 account_area as "accountArea", department, words, words_masked as "wordsMasked"`;

/** Writes a step down behind those that are there; the letter must be locked. `told` = there is no case to tell. Answers its no. */
export async function insertLetterStep(
  tx: Queryable,
  step: Omit<LetterStepRow, 'no'> & { told: boolean },
): Promise<number> {
  const { rows } = await tx.query<{ no: number }>({
    name: 'letterSteps.insert',
    text: `insert into letter_step (letter_id, no, step, at, account, display_name, account_area, department, words,
                                    words_masked, told)
           select $1, coalesce(max(no), 0) + 1, $2, $3, $4, $5, $6, $7, $8, $9, $10 from letter_step where letter_id = $1
           returning no`,
    values: [
      step.letterId,
      step.step,
      step.at,
      step.account,
      step.displayName,
      step.accountArea,
      step.department,
      step.words,
      step.wordsMasked,
      step.told,
    ],
  });
  const [row] = rows;
  if (row === undefined) throw new Error('a step was not stored');
  return row.no;
}

/** The steps of a letter, the oldest first. */
export async function letterStepsOf(tx: Queryable, letterId: string): Promise<LetterStepRow[]> {
  const { rows } = await tx.query<LetterStepRow>({
    name: 'letterSteps.of',
    text: `select ${columns} from letter_step where letter_id = $1 order by no`,
    values: [letterId],
  });
  return rows;
}

/** A step that the log of its cases does not have yet, with the letter as the log names it. */
export interface UntoldStep extends LetterStepRow {
  kind: string;
  number: string;
  recipient: string;
  dueAt: Date | null;
  /** Own keys of the letter's cases, the one that carries the events first. */
  cases: { source: string; caseRef: string; sourceArea: number }[];
}

/** Untold steps of a letter, or of all letters when it is null, the oldest first. Needs the gateway's own scope. */
export async function untoldSteps(
  tx: Queryable,
  letterId: string | null,
  limit: number,
): Promise<UntoldStep[]> {
  const { rows } = await tx.query<UntoldStep>({
    name: 'letterSteps.untold',
    text: `select p.letter_id as "letterId", p.no, p.step, p.at, p.account, p.display_name as "displayName",
                  p.account_area as "accountArea", p.department, p.words, p.words_masked as "wordsMasked",
                  l.kind, l.number, l.recipient, l.due_at as "dueAt",
                  (select jsonb_agg(jsonb_build_object('source', s.source, 'caseRef', s.case_ref,
                                                       'sourceArea', coalesce(o.area, s.area)) order by c.position)
                     from letter_case c join case_state s on s.case_id = c.case_id left join source o on o.name = s.source
                    where c.letter_id = l.id) as cases
             from letter_step p join letter l on l.id = p.letter_id
            where not p.told and ($1::uuid is null or p.letter_id = $1) order by p.at, p.letter_id, p.no limit $2`,
    values: [letterId, limit],
  });
  return rows;
}

/** Notes that the log has a step. */
export async function markTold(
  tx: Queryable,
  { letterId, no }: { letterId: string; no: number },
): Promise<void> {
  await tx.query({
    name: 'letterSteps.told',
    text: 'update letter_step set told = true where letter_id = $1 and no = $2',
    values: [letterId, no],
  });
}
