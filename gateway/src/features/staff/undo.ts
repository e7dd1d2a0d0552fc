import type { StaffImport, StaffUndo } from '@fengqiao/contract/staff-imports';
import { deleteStaff } from '@fengqiao/db/queries/staff';
import {
  listStaffImports,
  lockPeople,
  lockStaffImport,
  markStaffUndone,
  setPeopleFacts,
} from '@fengqiao/db/queries/staff-imports';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { AccountSession } from '../../plugins/auth.ts';
import { AppError } from '../../plugins/errors.ts';
import { sameFacts } from './import.ts';

const mostShown = 20;

/** The last imports of the session's subtree. */
export async function staffImports(app: FastifyInstance, session: AccountSession): Promise<StaffImport[]> {
  const rows = await app.readScope(session, (tx) => listStaffImports(tx, mostShown));
  return rows.map(({ id, file, rows: read, importedBy, importedAt, undoneAt }) => ({
    id,
    file,
    rows: read,
    importedBy,
    importedAt: importedAt.toISOString(),
    undoneAt: undoneAt?.toISOString() ?? null,
  }));
}

/**
 * Takes an import back: whom it added goes, whom it changed is as before. People whom somebody has changed since stay as they are.
 * Throws `notFound`, `staff.undone`.
 */
export async function undoStaffImport(
  app: FastifyInstance,
  request: FastifyRequest,
  id: string,
): Promise<StaffUndo> {
  const { session } = request;
  return app.inScope(session, async (tx) => {
    const made = await lockStaffImport(tx, id);
    if (made === null) throw new AppError('notFound', `Import ${id}`);
    if (made.undoneAt !== null) throw new AppError('staff.undone', made.file);
    const known = new Map((await lockPeople(tx)).map((person) => [person.id, person]));
    const untouched = made.entries.filter(({ id: personId, after }) => {
      const person = known.get(personId);
      return person !== undefined && sameFacts(person, after);
    });
    const removed = untouched.filter(({ before }) => before === null).map((entry) => entry.id);
    const restored = untouched.flatMap(({ id: personId, before }) =>
      before === null ? [] : [{ id: personId, facts: before }],
    );
    await deleteStaff(tx, removed);
    await setPeopleFacts(tx, restored, session.account);
    await markStaffUndone(tx, id, session.account);
    const counts = {
      removed: removed.length,
      restored: restored.length,
      kept: made.entries.length - untouched.length,
    };
    const detail = { undone: true, file: made.file, ...counts };
    await app.audit({ action: 'staff.changed', object: `staff-import:${id}`, detail }, request, tx);
    return counts;
  });
}
