import type { TierPoints } from '@fengqiao/contract/map';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { request } from '../../lib/api.ts';
import { useLive } from '../../live/live-context.tsx';

/** Codes of the open red cases that nobody has acknowledged; asked for again and again, because others acknowledge too. */
const unacknowledgedQuery = queryOptions({
  queryKey: ['alarms'],
  queryFn: async ({ signal }) => {
    const { points } = await request<TierPoints>('/api/map/points', {
      query: { tier: 'red', status: 'open' },
      signal,
    });
    return points.filter((point) => point.acknowledgedAt === null).map((point) => point.caseCode);
  },
  refetchInterval: 20_000,
});

/** Keeps the alarms of the page in step with the gateway; sockets tell of new ones at once. */
export function useAlarmSeed(): void {
  const { store } = useLive();
  const { data } = useQuery(unacknowledgedQuery);
  useEffect(() => {
    if (data) store.seedUnacknowledged(data);
  }, [store, data]);
}
