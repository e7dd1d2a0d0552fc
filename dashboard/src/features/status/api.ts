import type { Health } from '@fengqiao/contract/health';
import type { Reconcile } from '@fengqiao/contract/tier-rules';
import { queryOptions } from '@tanstack/react-query';
import { ApiError, request } from '../../lib/api.ts';
import { inSpace } from '../../lib/space.ts';

/** How the gateway says it is. 503 carries the same body: the gateway answers, the database does not. */
export const healthQuery = queryOptions({
  queryKey: ['health'],
  queryFn: async ({ signal }): Promise<Health & { answerMs: number }> => {
    const asked = performance.now();
    const response = await fetch(inSpace('/api/health'), { signal }).catch((cause: unknown) => {
      if (signal.aborted) throw cause;
      throw new ApiError(0, { code: 'network', message: 'The gateway cannot be reached' });
    });
    if (!response.ok && response.status !== 503)
      throw new ApiError(response.status, { code: 'badAnswer', message: `HTTP ${response.status}` });
    const health = (await response.json()) as Health;
    return { ...health, answerMs: performance.now() - asked };
  },
  refetchInterval: 5_000,
});

/** What the last night's comparison of a sample with the log found. */
export const reconcileQuery = queryOptions({
  queryKey: ['reconcile'],
  queryFn: ({ signal }) => request<Reconcile>('/api/reconcile', { signal }),
  refetchInterval: 600_000,
});
