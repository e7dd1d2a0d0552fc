import { randomUUID } from 'node:crypto';
import { areaCodeOfKey } from '@fengqiao/contract/areas';
import type { CaseNote, CaseNoteInput } from '@fengqiao/contract/confidentiality';
import { insertCaseAccess } from '@fengqiao/db/queries/case-access';
import { type CaseNoteRow, deleteNote, insertNote, listNotes } from '@fengqiao/db/queries/case-notes';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { mayNote } from '../../domain/handling-team.ts';
import type { AccountSession } from '../../plugins/auth.ts';
import type { Client } from '../../plugins/db.ts';
import { AppError } from '../../plugins/errors.ts';
import { type SealKeys, seal, unseal } from '../../plugins/seal.ts';
import { caseFor, type FoundCase } from './case-standing.ts';
import { checkedAccounts } from './handlers.ts';

/** The back-to-back notes of a case that the mediator wrote or may read, the oldest first. */
export async function readNotes(
  app: FastifyInstance,
  request: FastifyRequest,
  caseCode: string,
): Promise<CaseNote[]> {
  const { session } = request;
  const keys = sealKeys(app);
  return app.inScope(session, async (tx) => {
    const { row } = await caseOfMediator(tx, session, caseCode);
    const notes = (await listNotes(tx, row.case_id)).map((note) => present(note, keys));
    const foreign = notes.filter(({ author }) => author !== session.account);
    for (const { id } of foreign) await record(tx, session, row.case_id, 'notesRead', id);
    const detail = { notes: notes.map(({ id }) => id) };
    await app.audit({ action: 'case.notesRead', object: `case:${caseCode}`, detail }, request, tx);
    return notes;
  });
}

/** Writes down what one side said. Throws `case.badHandler` for a reader who is no mediator of the case. */
export async function writeNote(
  app: FastifyInstance,
  request: FastifyRequest,
  caseCode: string,
  { side, body, readers }: CaseNoteInput,
): Promise<CaseNote> {
  const { session } = request;
  const keys = sealKeys(app);
  return app.inScope(session, async (tx) => {
    const found = await caseOfMediator(tx, session, caseCode);
    const caseId = found.row.case_id;
    const named = [...new Set(readers)].filter((reader) => reader !== session.account);
    await checkMediators(tx, found, named);
    const id = randomUUID();
    const author = session.account;
    const bodySealed = seal(keys, body, id);
    const createdAt = await insertNote(tx, { id, caseId, side, bodySealed, author, readers: named });
    await record(tx, session, caseId, 'noteWritten', id);
    await app.audit(
      { action: 'case.noteWritten', object: `case:${caseCode}`, detail: { note: id, side, readers: named } },
      request,
      tx,
    );
    return {
      id,
      side,
      body,
      author,
      authorName: session.displayName,
      readers: named,
      createdAt: createdAt.toISOString(),
    };
  });
}

/** Deletes a note of one's own. Throws `notFound`. */
export async function removeNote(
  app: FastifyInstance,
  request: FastifyRequest,
  caseCode: string,
  id: string,
): Promise<void> {
  const { session } = request;
  await app.inScope(session, async (tx) => {
    const { row } = await caseOfMediator(tx, session, caseCode);
    if (!(await deleteNote(tx, row.case_id, id))) throw new AppError('notFound', `Note ${id}`);
    await app.audit(
      { action: 'data.deleted', object: `case:${caseCode}`, detail: { note: id } },
      request,
      tx,
    );
  });
}

async function caseOfMediator(tx: Client, session: AccountSession, caseCode: string): Promise<FoundCase> {
  const found = await caseFor(tx, session, caseCode);
  if (!found.confidentiality.mayNote) throw new AppError('access.denied');
  return found;
}

async function checkMediators(tx: Client, { handled }: FoundCase, readers: readonly string[]): Promise<void> {
  for (const { account, role, area, department } of await checkedAccounts(tx, handled.areaCode, readers)) {
    const reader = {
      account,
      role: role as AccountSession['role'],
      areaCode: areaCodeOfKey(area),
      department,
    };
    if (!mayNote(reader, handled)) throw new AppError('case.badHandler', account);
  }
}

const record = (
  tx: Client,
  { account, displayName }: AccountSession,
  caseId: number,
  action: 'notesRead' | 'noteWritten',
  note: string,
): Promise<void> => insertCaseAccess(tx, { caseId, account, displayName, action, detail: { note } });

function present(
  { id, side, bodySealed, author, authorName, readers, createdAt }: CaseNoteRow,
  keys: SealKeys,
) {
  return {
    id,
    side: side as CaseNote['side'],
    body: unseal<string>(keys, bodySealed, id),
    author,
    authorName,
    readers,
    createdAt: createdAt.toISOString(),
  };
}

/** Throws `note.noKey`. */
function sealKeys(app: FastifyInstance): SealKeys {
  if (app.config.sealKey === null) throw new AppError('note.noKey');
  return app.config.sealKey;
}
