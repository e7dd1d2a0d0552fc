import type { Tier } from '@fengqiao/contract/cases';
import type { TierRun } from '@fengqiao/contract/tier-rules';
import { listTierRuns } from '@fengqiao/db/queries/tier-runs';
import type { FastifyInstance } from 'fastify';
import { cursorKey, page } from '../../plugins/paging.ts';

/** Records of the timed runs, the newest first (LZ-05). */
export async function tierRunList(
  app: FastifyInstance,
  { cursor, limit = 50, changedOnly = false }: { cursor?: string; limit?: number; changedOnly?: boolean },
): Promise<{ items: TierRun[]; nextCursor: string | null }> {
  const before = cursorKey(cursor, /^\d{1,16}$/);
  const rows = await listTierRuns(app.pool, {
    before: before === undefined ? null : Number(before),
    changedOnly,
    limit: limit + 1,
  });
  const { items, nextCursor } = page(rows, limit, ({ id }) => String(id));
  return {
    items: items.map(({ startedAt, changes, ...rest }) => ({
      ...rest,
      startedAt: startedAt.toISOString(),
      changes: Object.entries(changes).map(([step, n]) => {
        const [from = 'none', to = 'none'] = step.split('>');
        return { before: tierOrNull(from), after: tierOrNull(to), n };
      }),
    })),
    nextCursor,
  };
}

const tierOrNull = (word: string): Tier | null => (word === 'none' ? null : (word as Tier));
