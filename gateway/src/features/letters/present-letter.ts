import { areaCodeOfKey } from '@fengqiao/contract/areas';
import type { Letter, LetterAttachment, LetterStep, LetterSummary } from '@fengqiao/contract/letters';
import type { AttachmentRow } from '@fengqiao/db/queries/letter-attachments';
import type { LetterStepRow } from '@fengqiao/db/queries/letter-steps';
import type { LetterRow } from '@fengqiao/db/queries/letters';
import { attachesTo, type LetterReader, stepsFor } from '../../domain/letters.ts';
import { addressOf, standingOf } from './standing.ts';

/** One line of the register; its subject is masked, as in every list. */
export const letterSummary = (row: LetterRow): LetterSummary => ({
  id: row.id,
  kind: row.kind as LetterSummary['kind'],
  status: row.status,
  number: row.number,
  areaCode: areaCodeOfKey(row.area),
  areaName: row.areaName,
  toAreaCode: areaCodeOfKey(row.toArea),
  recipient: row.recipient,
  subject: row.subjectMasked,
  caseCode: row.caseCodes[0] ?? null,
  cases: row.cases,
  draftedAt: row.draftedAt.toISOString(),
  issuedAt: row.issuedAt?.toISOString() ?? null,
  dueAt: row.dueAt?.toISOString() ?? null,
  receivedAt: row.receivedAt?.toISOString() ?? null,
  repliedAt: row.repliedAt?.toISOString() ?? null,
  overdue: row.overdue,
});

/** A letter with its text, files and history, as written or masked. */
export function presentLetter(
  row: LetterRow,
  { steps, files }: { steps: readonly LetterStepRow[]; files: readonly AttachmentRow[] },
  reader: LetterReader,
  asWritten: boolean,
): Letter {
  const attaches = attachesTo(reader, standingOf(row));
  return {
    ...letterSummary(row),
    ...(asWritten ? { subject: row.subject } : {}),
    to: addressOf(row),
    body: asWritten ? row.body : row.bodyMasked,
    reply: asWritten ? row.reply : row.replyMasked,
    dueReason: row.dueReason,
    attachments: asWritten ? files.map((file) => presentFile(file, row, attaches)) : [],
    mayAttach: asWritten && attaches !== null,
    asWritten,
    caseCodes: row.caseCodes,
    history: steps.map(({ step, at, account, displayName, department, words, wordsMasked }) => ({
      step: step as LetterStep,
      at: at.toISOString(),
      account,
      displayName,
      department,
      words: asWritten ? words : wordsMasked,
    })),
    may: stepsFor(reader, standingOf(row)),
  };
}

/** Whatever was added after a letter went out belongs to its answer. */
function presentFile(
  { addedBy: _, addedAt, ...file }: AttachmentRow,
  { issuedAt }: LetterRow,
  attaches: 'letter' | 'reply' | null,
): LetterAttachment {
  const ofReply = issuedAt !== null && addedAt >= issuedAt;
  const mayRemove = attaches === (ofReply ? 'reply' : 'letter');
  return { ...file, addedAt: addedAt.toISOString(), ofReply, mayRemove };
}
