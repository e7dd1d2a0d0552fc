import type { SessionLine } from '@fengqiao/contract/accounts';
import { listSessions, revokeSession } from '@fengqiao/db/queries/sessions';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { AccountSession } from '../../plugins/auth.ts';
import { wholeCountry } from '../../plugins/db.ts';
import { AppError } from '../../plugins/errors.ts';
import { cursorKey, page } from '../../plugins/paging.ts';
import { presentLine } from './present-session.ts';

/** Live sessions that the reader may see, by id. */
export async function sessions(
  app: FastifyInstance,
  reader: AccountSession,
  { cursor, limit = 50 }: { cursor?: string; limit?: number },
): Promise<{ items: SessionLine[]; nextCursor: string | null }> {
  const after = cursorKey(cursor, /^[\w-]{22}$/);
  const rows = await listSessions(app.pool, { ...reachOf(reader), after, limit: limit + 1 });
  return page(
    rows.map((row) => presentLine(row, reader)),
    limit,
    ({ id }) => id,
  );
}

/** Ends a session that the caller may see; its sockets are told. Throws `notFound`. */
export async function endSession(app: FastifyInstance, request: FastifyRequest, id: string): Promise<void> {
  const [found] = await listSessions(app.pool, { ...reachOf(request.session), id, limit: 1 });
  if (found === undefined) throw new AppError('notFound', `Session ${id}`);
  await app.inScope(wholeCountry, async (tx) => {
    await revokeSession(tx, found.tokenHash, 'revoked');
    const detail = { account: found.account };
    await app.audit({ action: 'session.revoked', object: `session:${id}`, detail }, request, tx);
  });
}

/** One's own sessions; all of the subtree for the security administrator. */
const reachOf = ({ role, accountId, lo, hi }: AccountSession) => ({
  accountId: role === 'securityAdmin' ? null : accountId,
  lo,
  hi,
});
