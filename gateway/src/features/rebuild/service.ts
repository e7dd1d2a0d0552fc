import type { Reconcile } from '@fengqiao/contract/tier-rules';
import { lastRebuildRun } from '@fengqiao/db/queries/rebuild-runs';
import type { FastifyInstance } from 'fastify';

/** What the last nightly comparison found; null = there was none yet. */
export async function lastReconcile(app: FastifyInstance): Promise<Reconcile> {
  const last = await lastRebuildRun(app.pool, 'nightly');
  if (last === null) return { last };
  const { finishedAt, cases, events, differences } = last;
  return { last: { at: finishedAt.toISOString(), cases, events, differences } };
}
