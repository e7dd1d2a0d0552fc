import type { Area } from '@fengqiao/contract/areas';
import { queryOptions } from '@tanstack/react-query';
import { request } from '../../lib/api.ts';

/** Areas whose name holds `q` or whose code begins with it. */
export const areaSearchQuery = (q: string) =>
  queryOptions({
    queryKey: ['areaSearch', q],
    queryFn: ({ signal }) =>
      request<{ items: Area[]; nextCursor: string | null }>('/api/areas', { query: { q, limit: 8 }, signal }),
    staleTime: 300_000,
  });
