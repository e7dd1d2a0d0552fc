import type { Centre } from '@fengqiao/contract/centres';
import { searchCentres } from '@fengqiao/db/queries/centres';
import type { FastifyInstance } from 'fastify';
import type { AccountSession } from '../../plugins/auth.ts';
import { narrow } from '../../plugins/db.ts';
import { AppError } from '../../plugins/errors.ts';
import { cursorKey, page } from '../../plugins/paging.ts';

/** Centres of the session's subtree with their rooms. */
export async function listCentres(
  app: FastifyInstance,
  session: AccountSession,
  query: { q?: string; area?: string; cursor?: string; limit?: number },
): Promise<{ items: Centre[]; nextCursor: string | null }> {
  const limit = query.limit ?? 50;
  const scope = narrow(session, query.area);
  if (scope === null) return { items: [], nextCursor: null };
  const { lo, hi } = scope;
  const after = cursorKey(query.cursor, /^[\w.-]{1,80}$/);
  const rows = await app.readScope(scope, (client) =>
    searchCentres(client, { lo, hi, q: query.q, after, limit: limit + 1 }),
  );
  return page(rows, limit, ({ id }) => id);
}

/** One centre. Throws `notFound`. */
export async function centreById(app: FastifyInstance, session: AccountSession, id: string): Promise<Centre> {
  const { lo, hi } = session;
  const [centre] = await app.readScope(session, (client) => searchCentres(client, { lo, hi, id, limit: 1 }));
  if (centre === undefined) throw new AppError('notFound', `Centre ${id}`);
  return centre;
}
