import type { PresenceImport, PresenceUndo } from '@fengqiao/contract/presence-imports';
import {
  listPresenceImports,
  lockEntries,
  lockPresenceImport,
  markUndone,
  removeEntries,
  setEntryFacts,
} from '@fengqiao/db/queries/presence-imports';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { AccountSession } from '../../plugins/auth.ts';
import { AppError } from '../../plugins/errors.ts';
import { sameFacts } from './import.ts';

const mostShown = 20;

/** The last imports of the session's subtree. */
export async function presenceImports(
  app: FastifyInstance,
  session: AccountSession,
): Promise<PresenceImport[]> {
  const rows = await app.readScope(session, (tx) => listPresenceImports(tx, mostShown));
  return rows.map(({ id, file, rows, importedBy, importedAt, undoneAt }) => ({
    id,
    file,
    rows,
    importedBy,
    importedAt: importedAt.toISOString(),
    undoneAt: undoneAt?.toISOString() ?? null,
  }));
}

/**
 * Takes an import back: what it added goes, what it changed is as before. Entries that somebody has changed since stay as they are.
 * Throws `notFound`, `presence.undone`.
 */
export async function undoPresenceImport(
  app: FastifyInstance,
  request: FastifyRequest,
  id: string,
): Promise<PresenceUndo> {
  const { session } = request;
  return app.inScope(session, async (tx) => {
    const made = await lockPresenceImport(tx, id);
    if (made === null) throw new AppError('notFound', `Import ${id}`);
    if (made.undoneAt !== null) throw new AppError('presence.undone', made.file);
    const known = new Map((await lockEntries(tx)).map((entry) => [entry.id, entry]));
    const untouched = made.entries.filter(({ id: entryId, after }) => {
      const entry = known.get(entryId);
      return entry !== undefined && sameFacts(entry, after);
    });
    const removed = untouched.filter(({ before }) => before === null).map((entry) => entry.id);
    const restored = untouched.flatMap(({ id: entryId, before }) =>
      before === null ? [] : [{ id: entryId, facts: before }],
    );
    await removeEntries(tx, removed);
    await setEntryFacts(tx, restored, session.account);
    await markUndone(tx, id, session.account);
    const counts = {
      removed: removed.length,
      restored: restored.length,
      kept: made.entries.length - untouched.length,
    };
    const detail = { undone: true, file: made.file, ...counts };
    await app.audit({ action: 'presence.changed', object: `presence-import:${id}`, detail }, request, tx);
    return counts;
  });
}
