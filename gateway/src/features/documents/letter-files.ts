import { createHash } from 'node:crypto';
import { LETTER_MAX_ATTACHMENTS, type Letter } from '@fengqiao/contract/letters';
import {
  attachmentBytes,
  attachmentsOf,
  deleteAttachment,
  insertAttachment,
} from '@fengqiao/db/queries/letter-attachments';
import type { LetterRow } from '@fengqiao/db/queries/letters';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { attachesTo, isIssuer, isRecipient } from '../../domain/letters.ts';
import type { AccountSession } from '../../plugins/auth.ts';
import type { Client } from '../../plugins/db.ts';
import { AppError } from '../../plugins/errors.ts';
import { letterAs, seesAsWritten } from '../letters/read-letters.ts';
import { letterFor, standingOf } from '../letters/standing.ts';
import { checkFile } from './check-file.ts';

/**
 * Adds a file to a draft, or to the answer of a letter that came in. The same id again adds nothing. Throws `notFound`,
 * `access.denied`, `letter.notNow` for one that is out or answered, `letter.badFile`, `letter.tooManyFiles`.
 */
export async function addLetterFile(
  app: FastifyInstance,
  request: FastifyRequest,
  letterId: string,
  file: { id: string; name: string; bytes: Buffer },
): Promise<Letter> {
  const { session } = request;
  const type = checkFile(file.name, file.bytes);
  return app.inScope(session, async (tx) => {
    const row = await letterOfSide(tx, session, letterId);
    if (attachesTo(session, standingOf(row)) === null)
      throw new AppError('letter.notNow', row.number ?? row.id, row.status, 'attached');
    const there = await attachmentsOf(tx, letterId);
    if (there.length >= LETTER_MAX_ATTACHMENTS && !there.some(({ id }) => id === file.id))
      throw new AppError('letter.tooManyFiles', LETTER_MAX_ATTACHMENTS);
    const sha256 = createHash('sha256').update(file.bytes).digest('hex');
    const added = await insertAttachment(tx, {
      ...file,
      letterId,
      type,
      sha256,
      addedBy: session.account,
      addedByName: session.displayName,
    });
    const detail = { sha256, type, size: file.bytes.length };
    if (added)
      await app.audit({ action: 'letter.fileAdded', object: `letter:${letterId}`, detail }, request, tx);
    return letterAs(tx, session, row);
  });
}

/** Takes a file out as long as its side may still add some. Throws as `addLetterFile`. */
export async function removeLetterFile(
  app: FastifyInstance,
  request: FastifyRequest,
  letterId: string,
  id: string,
): Promise<Letter> {
  const { session } = request;
  return app.inScope(session, async (tx) => {
    const row = await letterOfSide(tx, session, letterId);
    const { attachments } = await letterAs(tx, session, row);
    const found = attachments.find((each) => each.id === id);
    if (found === undefined) throw new AppError('notFound', `File ${id}`);
    if (!found.mayRemove) throw new AppError('letter.notNow', row.number ?? row.id, row.status, 'changed');
    await deleteAttachment(tx, letterId, id);
    const detail = { sha256: found.sha256 };
    await app.audit({ action: 'letter.fileRemoved', object: `letter:${letterId}`, detail }, request, tx);
    return letterAs(tx, session, row);
  });
}

/** A letter of which the account is one of the two sides, held until the transaction ends. Throws `notFound`, `access.denied`. */
async function letterOfSide(tx: Client, session: AccountSession, letterId: string): Promise<LetterRow> {
  const row = await letterFor(tx, letterId, true);
  const standing = standingOf(row);
  const isSide = isIssuer(session, standing) || isRecipient(session, standing);
  if (!isSide || !(await seesAsWritten(tx, session, row))) throw new AppError('access.denied');
  return row;
}

/** A file byte by byte, for whoever reads the letter as written. Throws `notFound`, `access.denied`, `document.gone`. */
export async function fetchLetterFile(
  app: FastifyInstance,
  request: FastifyRequest,
  letterId: string,
  id: string,
): Promise<{ bytes: Buffer; name: string }> {
  const { session } = request;
  return app.inScope(session, async (tx) => {
    const row = await letterFor(tx, letterId);
    if (!(await seesAsWritten(tx, session, row))) throw new AppError('access.denied');
    const found = (await attachmentsOf(tx, letterId)).find((each) => each.id === id);
    const bytes = await attachmentBytes(tx, letterId, id);
    if (found === undefined || bytes === undefined) throw new AppError('notFound', `File ${id}`);
    if (bytes === null) throw new AppError('document.gone', id);
    const detail = { file: id, sha256: found.sha256 };
    await app.audit({ action: 'document.fetched', object: `letter:${letterId}`, detail }, request, tx);
    return { bytes, name: found.name };
  });
}
