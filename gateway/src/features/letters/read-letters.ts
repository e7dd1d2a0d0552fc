import type { Letter, LetterFilter, LetterSummary } from '@fengqiao/contract/letters';
import { attachmentsOf } from '@fengqiao/db/queries/letter-attachments';
import { letterStepsOf } from '@fengqiao/db/queries/letter-steps';
import { type LetterRow, listLetters } from '@fengqiao/db/queries/letters';
import type { FastifyInstance } from 'fastify';
import { isIssuer, isRecipient } from '../../domain/letters.ts';
import type { AccountSession } from '../../plugins/auth.ts';
import type { Client } from '../../plugins/db.ts';
import { cursorKey, page } from '../../plugins/paging.ts';
import { caseFor } from '../cases/case-standing.ts';
import { letterSummary, presentLetter } from './present-letter.ts';
import { letterFor, standingOf } from './standing.ts';

/** Letters from and to the session's area and below, the newest first. */
export async function findLetters(
  app: FastifyInstance,
  session: AccountSession,
  query: LetterFilter & { cursor?: string; limit?: number },
): Promise<{ items: LetterSummary[]; nextCursor: string | null }> {
  const { cursor, limit = 50, ...filter } = query;
  const [draftedAtUs, id] = cursorKey(cursor, /^\d{1,17}\.[0-9a-f-]{36}$/)?.split('.') ?? [];
  const after = draftedAtUs === undefined || id === undefined ? undefined : { draftedAtUs: +draftedAtUs, id };
  const { lo, hi } = session;
  const rows = await app.readScope(session, (tx) =>
    listLetters(tx, { ...filter, lo, hi, after, limit: limit + 1 }),
  );
  const found = page(rows, limit, (row) => `${row.draftedAtUs}.${row.id}`);
  return { ...found, items: found.items.map(letterSummary) };
}

/** One letter as the session may know it. Throws `notFound`. */
export async function readLetter(app: FastifyInstance, session: AccountSession, id: string): Promise<Letter> {
  return app.readScope(session, async (tx) => letterAs(tx, session, await letterFor(tx, id)));
}

/** A found letter as the session may know it: as written for its two sides and for the handling team of its cases. */
export async function letterAs(tx: Client, session: AccountSession, row: LetterRow): Promise<Letter> {
  const steps = await letterStepsOf(tx, row.id);
  const files = await attachmentsOf(tx, row.id);
  return presentLetter(row, { steps, files }, session, await seesAsWritten(tx, session, row));
}

/** Whether the session reads the words of a letter as they were written. */
export async function seesAsWritten(tx: Client, session: AccountSession, row: LetterRow): Promise<boolean> {
  const standing = standingOf(row);
  if (isRecipient(session, standing)) return true;
  if (row.cases === 0) return isIssuer(session, standing);
  if (row.caseCodes.length < row.cases) return false;
  for (const caseCode of row.caseCodes) {
    const { confidentiality } = await caseFor(tx, session, caseCode);
    if (confidentiality.visibility === 'masked') return row.draftedBy === session.account;
  }
  return true;
}
