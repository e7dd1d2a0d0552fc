import type { Area, AreaDetail } from '@fengqiao/contract/areas';
import { queryOptions } from '@tanstack/react-query';
import { request } from '../../lib/api.ts';
import { queryKeys } from '../../live/query-keys.ts';

/** An area, its children and the open cases in each. */
export const areaQuery = (code: string) =>
  queryOptions({
    queryKey: [...queryKeys.areas, code],
    queryFn: ({ signal }) => request<AreaDetail>(`/api/areas/${code}`, { signal }),
  });

/** Areas whose name holds `q` or whose code begins with it. */
export const areaSearchQuery = (q: string) =>
  queryOptions({
    queryKey: ['areaSearch', q],
    queryFn: ({ signal }) =>
      request<{ items: Area[]; nextCursor: string | null }>('/api/areas', { query: { q, limit: 8 }, signal }),
    staleTime: 300_000,
  });
