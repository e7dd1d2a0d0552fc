import { areaKey } from '@fengqiao/contract/areas';
import { DRILL_MARK } from '@fengqiao/contract/drill';
import type { Letter, LetterStep } from '@fengqiao/contract/letters';
import { insertLetterStep } from '@fengqiao/db/queries/letter-steps';
import {
  changeLetter,
  type LetterChange,
  type LetterRow,
  takeLetterSerial,
} from '@fengqiao/db/queries/letters';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import {
  answerDue,
  isIssuer,
  isRecipient,
  letterNumber,
  letterRule,
  statusAfter,
  stepsFor,
  yearOf,
} from '../../domain/letters.ts';
import { maskerFor } from '../../domain/masker-for.ts';
import type { AccountSession } from '../../plugins/auth.ts';
import type { Client } from '../../plugins/db.ts';
import { AppError } from '../../plugins/errors.ts';
import type { LetterTeller } from './letter-teller.ts';
import { letterAs } from './read-letters.ts';
import { letterFor, standingOf } from './standing.ts';

/** Every step but drafting. */
export type TakenStep = Exclude<LetterStep, 'drafted'>;

export interface StepSaid {
  words?: string;
  /** Code of the department it is handed on to. */
  department?: string;
}

/**
 * Does one step with a letter: register and audit in one transaction, then the log of its cases. Throws `notFound`,
 * `access.denied` for whoever is not of the side that takes this step, `letter.notNow`, `letter.badAddress`.
 */
export async function takeStep(
  app: FastifyInstance,
  teller: LetterTeller,
  request: FastifyRequest,
  id: string,
  step: TakenStep,
  said: StepSaid = {},
): Promise<Letter> {
  const { session } = request;
  const { department } = said;
  if (department !== undefined && !app.profile.departments.some(({ code }) => code === department))
    throw new AppError('letter.badAddress', department);
  const masker = maskerFor(await app.places.current(), app.profile);
  const words = said.words ?? null;
  const wordsMasked = words === null ? null : (masker.deep(words) as string);
  const letter = await app.inScope(session, async (tx) => {
    const row = await letterFor(tx, id, true);
    checkStep(session, row, step);
    const at = new Date(row.now.getTime());
    const change = { status: statusAfter(step, row.status), at };
    if (step === 'issued') Object.assign(change, await numbered(app, tx, row, at));
    if (step === 'replied') Object.assign(change, { reply: words, replyMasked: wordsMasked });
    if (change.status !== row.status) await changeLetter(tx, id, change);
    const after = await letterFor(tx, id);
    const write = (step: TakenStep, words: string | null, wordsMasked: string | null) =>
      insertLetterStep(tx, {
        letterId: id,
        step,
        at,
        account: session.account,
        displayName: session.displayName,
        accountArea: areaKey(session.areaCode),
        department: department ?? (step === 'reminded' ? row.toDepartment : null),
        words,
        wordsMasked,
        told: after.number === null || after.cases === 0,
      });
    // Whoever answers has received.
    if (step === 'replied' && row.receivedAt === null) await write('received', null, null);
    // An answer stands in the letter itself.
    await (step === 'replied' ? write(step, null, null) : write(step, words, wordsMasked));
    const presented = await letterAs(tx, session, await letterFor(tx, id));
    const detail = {
      number: after.number,
      recipient: after.recipient,
      ...(department === undefined ? {} : { department }),
    };
    await app.audit({ action: `letter.${step}`, object: `letter:${id}`, detail }, request, tx);
    return presented;
  });
  await teller.tell(id);
  return letter;
}

function checkStep(session: AccountSession, row: LetterRow, step: TakenStep): void {
  const standing = standingOf(row);
  if (stepsFor(session, standing).includes(step)) return;
  const ofSide = recipientSteps.includes(step) ? isRecipient : isIssuer;
  if (!ofSide(session, standing)) throw new AppError('access.denied');
  throw new AppError('letter.notNow', row.number ?? row.id, row.status, step);
}
const recipientSteps: readonly LetterStep[] = ['received', 'replied', 'assigned', 'coordinated'];

/** Number and deadline of a letter that goes out now. Letters with one pattern share its series: no number is there twice. */
async function numbered(
  app: FastifyInstance,
  tx: Client,
  row: LetterRow,
  at: Date,
): Promise<Pick<LetterChange, 'number' | 'dueAt'>> {
  const rule = letterRule(app.profile, row.kind);
  if (rule === undefined) throw new AppError('letter.noKind', app.profile.id, row.kind);
  const year = yearOf(at.getTime());
  const n = await takeLetterSerial(tx, row.area, rule.number, year);
  if (row.dueAt !== null && row.dueAt <= at) throw new AppError('letter.duePast', row.dueAt.toISOString());
  const due = answerDue(rule, at.getTime(), app.workingDays.calendar);
  return {
    number: `${app.config.drill ? DRILL_MARK : ''}${letterNumber(rule.number, row.areaName, year, n)}`,
    dueAt: row.dueAt ?? (due === null ? null : new Date(due)),
  };
}
