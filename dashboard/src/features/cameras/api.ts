import type { Camera } from '@fengqiao/contract/cameras';
import { infiniteQueryOptions } from '@tanstack/react-query';
import { request } from '../../lib/api.ts';

/** Cameras of an area whose name holds `q` or whose id begins with it. */
export const cameraListQuery = (area: string, q: string) =>
  infiniteQueryOptions({
    queryKey: ['cameras', area, q],
    queryFn: ({ pageParam, signal }) =>
      request<{ items: Camera[]; nextCursor: string | null }>('/api/cameras', {
        query: { area, q, limit: 40, cursor: pageParam },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    staleTime: 300_000,
  });
