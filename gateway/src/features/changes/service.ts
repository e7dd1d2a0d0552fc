import type { ChangesAnswer } from '@fengqiao/contract/events';
import { outboxAfter, outboxBounds } from '@fengqiao/db/queries/outbox';
import type { FastifyInstance } from 'fastify';
import type { AccountSession } from '../../plugins/auth.ts';
import { wholeCountry } from '../../plugins/db.ts';
import { asksForSnapshots, presentChanges } from '../../plugins/realtime/present-changes.ts';

const rowsAtOnce = 500;
/** A page that missed more loads snapshots: that is faster than every change. */
const resetAfter = 2_000;

/** What the session may see after `since`, in order. */
export async function changesAfter(
  app: FastifyInstance,
  session: AccountSession,
  since: number,
): Promise<ChangesAnswer> {
  // Read first: rows up to it are all committed, because sequences rise in commit order.
  const bounds = await app.readScope(wholeCountry, outboxBounds);
  const newest = bounds?.newest ?? 0;
  const oldest = bounds?.oldest ?? 1;
  if (since > newest || since < oldest - 1 || newest - since > resetAfter)
    return { cases: [], walls: [], viewings: [], nextSince: null, seq: newest, reset: since !== newest };
  return app.readScope(session, async (client) => {
    const rows = (await outboxAfter(client, since, rowsAtOnce)).filter(({ seq }) => seq <= newest);
    const last = rows.at(-1);
    // A case that this page shows may have been sealed meanwhile.
    if (rows.some(asksForSnapshots))
      return { cases: [], walls: [], viewings: [], nextSince: null, seq: newest, reset: true };
    const { cases, walls, viewings } = await presentChanges(client, rows);
    return {
      cases: cases.map(({ change }) => change),
      walls: walls.map(({ change }) => change),
      viewings: viewings.map(({ change }) => change),
      nextSince: rows.length === rowsAtOnce && last !== undefined ? last.seq : null,
      seq: newest,
      reset: false,
    };
  });
}
