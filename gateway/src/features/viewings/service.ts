import type { Viewing, ViewingState } from '@fengqiao/contract/viewings';
import { listViewings, type ViewingRow } from '@fengqiao/db/queries/viewings';
import type { FastifyInstance } from 'fastify';
import { viewingState } from '../../domain/viewing.ts';
import { presentViewing } from '../../domain/viewing-view.ts';
import type { AccountSession } from '../../plugins/auth.ts';
import { cursorKey, page } from '../../plugins/paging.ts';

export interface ViewingQuery {
  state?: ViewingState;
  cameraId?: string;
  own?: boolean;
  cursor?: string;
  limit?: number;
}

const rowsAtOnce = 500;

/** Viewings of rooms in the session's area, the newest request first. */
export async function viewings(
  app: FastifyInstance,
  session: AccountSession,
  query: ViewingQuery,
): Promise<{ items: Viewing[]; nextCursor: string | null }> {
  const { state, cameraId, own = false, limit = 50 } = query;
  const [requestedAtUs, id] = cursorKey(query.cursor, /^\d{1,17}\.[0-9a-f-]{36}$/)?.split('.') ?? [];
  let after =
    requestedAtUs === undefined || id === undefined ? undefined : { requestedAtUs: +requestedAtUs, id };
  const rows: Awaited<ReturnType<typeof listViewings>> = [];
  await app.readScope(session, async (client) => {
    // The clock has its part in a state, so that the database alone cannot choose the rows.
    for (;;) {
      const some = await listViewings(client, {
        cameraId,
        requestedBy: own ? session.account : undefined,
        unfinished: state === 'requested' || state === 'approved' || state === 'lapsed',
        after,
        limit: state === undefined ? limit + 1 : rowsAtOnce,
      });
      rows.push(...some.filter((row) => state === undefined || viewingState(row, row.now) === state));
      after = some.at(-1)?.position;
      if (rows.length > limit || state === undefined || some.length < rowsAtOnce) return;
    }
  });
  const found = page(rows, limit, ({ position }) => `${position.requestedAtUs}.${position.id}`);
  return { ...found, items: found.items.map((row) => asSeenBy(session, row)) };
}

/** A viewing as the session may know it. */
export const asSeenBy = (session: AccountSession, row: ViewingRow): Viewing =>
  presentViewing(row, session, row.now);
