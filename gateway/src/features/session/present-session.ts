import type { Role, Session, SessionLine } from '@fengqiao/contract/accounts';
import type { SessionLineRow } from '@fengqiao/db/queries/sessions';
import { type AccountSession, sessionId } from '../../plugins/auth/account-session.ts';

/** A session for its own page. */
export const presentSession = (session: AccountSession): Session => ({
  id: session.id,
  account: session.account,
  displayName: session.displayName,
  role: session.role,
  areaCode: session.areaCode,
  areaName: session.areaName,
  department: session.department,
  wallId: session.wallId,
  terminal: session.terminal,
  mustChangePassword: session.mustChangePassword,
  secondFactor: session.secondFactor,
  now: new Date().toISOString(),
  expiresAt: session.expiresAt.toISOString(),
});

/** A session as a line of the list that `reader` asked for. */
export const presentLine = (row: SessionLineRow, reader: AccountSession): SessionLine => ({
  id: sessionId(row.tokenHash),
  account: row.account,
  displayName: row.displayName,
  role: row.role as Role,
  areaName: row.areaName,
  terminal:
    row.terminalId === null
      ? null
      : { id: row.terminalId, name: row.terminalName ?? '', place: row.terminalPlace ?? '' },
  address: row.address,
  createdAt: row.createdAt.toISOString(),
  lastSeenAt: row.lastSeenAt.toISOString(),
  expiresAt: row.expiresAt.toISOString(),
  own: row.tokenHash.equals(reader.tokenHash),
});
