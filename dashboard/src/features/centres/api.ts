import type { Centre } from '@fengqiao/contract/centres';
import { infiniteQueryOptions } from '@tanstack/react-query';
import { request } from '../../lib/api.ts';

/** Centres of an area with their rooms. */
export const centreListQuery = (area: string, q: string) =>
  infiniteQueryOptions({
    queryKey: ['centres', area, q],
    queryFn: ({ pageParam, signal }) =>
      request<{ items: Centre[]; nextCursor: string | null }>('/api/centres', {
        query: { area, q, limit: 40, cursor: pageParam },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    staleTime: 300_000,
  });
