import type { AccountRow } from '@fengqiao/db/queries/accounts';
import { endSessions, terminalInUse } from '@fengqiao/db/queries/sessions';
import type { Client } from '../../plugins/db.ts';
import { AppError } from '../../plugins/errors.ts';

/**
 * One person works at one terminal (HP-09): a second login is refused and says where the first one is, or ends it when asked to.
 * The screens of a wall share their account. Throws `session.elsewhere`.
 */
export async function leaveOtherTerminals(tx: Client, row: AccountRow, takeOver: boolean): Promise<void> {
  if (row.role === 'kiosk') return;
  if (takeOver) {
    await endSessions(tx, { accountIds: [row.id] }, 'anotherLogin');
    return;
  }
  const used = await terminalInUse(tx, row.id);
  if (used === null) return;
  throw new AppError('session.elsewhere', used.name).withDetails({
    terminal: used.name,
    place: used.place,
    lastSeenAt: used.lastSeenAt.toISOString(),
  });
}
