import { areaCodeOfKey, areaKey, isWithin } from '@fengqiao/contract/areas';
import type { Terminal, TerminalCode, TerminalCodeInput, TerminalKind } from '@fengqiao/contract/terminals';
import { unknownAccounts } from '@fengqiao/db/queries/account-records';
import { findArea } from '@fengqiao/db/queries/areas';
import { searchCentres } from '@fengqiao/db/queries/centres';
import { endSessions } from '@fengqiao/db/queries/sessions';
import { listTerminals, revokeTerminal, type TerminalRow } from '@fengqiao/db/queries/terminals';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { makeTerminalCode } from '../../plugins/auth/terminal-codes.ts';
import type { AccountSession } from '../../plugins/auth.ts';
import { AppError } from '../../plugins/errors.ts';
import { cursorKey, page } from '../../plugins/paging.ts';

const presentTerminal = (row: TerminalRow): Terminal => ({
  id: row.id,
  name: row.name,
  place: row.place,
  areaCode: areaCodeOfKey(row.area),
  areaName: row.areaName,
  centreId: row.centreId,
  kind: row.kind as TerminalKind,
  accounts: row.accounts,
  enrolledAt: row.enrolledAt.toISOString(),
  enrolledBy: row.enrolledBy,
  lastSeenAt: row.lastSeenAt?.toISOString() ?? null,
  revokedAt: row.revokedAt?.toISOString() ?? null,
  revokedReason: row.revokedReason,
});

/** Terminals of the session's subtree, revoked ones included, by name. */
export async function terminals(
  app: FastifyInstance,
  { lo, hi }: AccountSession,
  { cursor, limit = 50 }: { cursor?: string; limit?: number },
): Promise<{ items: Terminal[]; nextCursor: string | null }> {
  const after = cursorKey(cursor, /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  const rows = await listTerminals(app.pool, { lo, hi, after, limit: limit + 1 });
  return page(rows.map(presentTerminal), limit, ({ id }) => id);
}

/** Makes a code for one machine. Throws `notFound` for what lies outside the subtree, `terminal.revoked`. */
export async function inviteTerminal(
  app: FastifyInstance,
  request: FastifyRequest,
  input: TerminalCodeInput,
): Promise<TerminalCode> {
  const { session } = request;
  const { name, place, areaCode, centreId = null, accounts, replaces = null } = input;
  const area = areaKey(areaCode);
  if (!isWithin(areaCode, session.areaCode) || (await findArea(app.pool, area)) === null)
    throw new AppError('notFound', `Area ${areaCode}`);
  if (replaces !== null && (await terminalById(app, session, replaces)).revokedAt !== null)
    throw new AppError('terminal.revoked', replaces);
  return app.inScope(session, async (tx) => {
    const [unknown] = await unknownAccounts(tx, accounts, session);
    if (unknown !== undefined) throw new AppError('notFound', `Account ${unknown}`);
    if (centreId !== null) {
      const { lo, hi } = session;
      const [centre] = await searchCentres(tx, { lo, hi, id: centreId, limit: 1 });
      if (centre === undefined) throw new AppError('notFound', `Centre ${centreId}`);
    }
    const createdBy = session.account;
    const code = await makeTerminalCode(tx, { name, area, place, centreId, replaces, accounts, createdBy });
    await app.audit(
      { action: 'terminal.invited', areaCode, detail: { name, place, accounts, replaces } },
      request,
      tx,
    );
    return code;
  });
}

/** Shuts a terminal out and ends its session. Throws `notFound`, `terminal.revoked`. */
export async function shutOut(
  app: FastifyInstance,
  request: FastifyRequest,
  id: string,
  reason: string,
): Promise<Terminal> {
  const { session } = request;
  const { name, areaCode } = await terminalById(app, session, id);
  await app.inScope(session, async (tx) => {
    if (!(await revokeTerminal(tx, id, session.account, reason))) throw new AppError('terminal.revoked', id);
    await endSessions(tx, { terminalId: id }, 'terminal');
    await app.audit(
      { action: 'terminal.revoked', object: `terminal:${id}`, areaCode, detail: { name, reason } },
      request,
      tx,
    );
  });
  return terminalById(app, session, id);
}

async function terminalById(app: FastifyInstance, { lo, hi }: AccountSession, id: string): Promise<Terminal> {
  const [row] = await listTerminals(app.pool, { lo, hi, id, limit: 1 });
  if (row === undefined) throw new AppError('notFound', `Terminal ${id}`);
  return presentTerminal(row);
}
