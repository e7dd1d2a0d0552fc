import type { AreaDetail } from '@fengqiao/contract/areas';
import type { Camera } from '@fengqiao/contract/cameras';
import type { Screen, ScreenInput, Wall } from '@fengqiao/contract/walls';
import { queryOptions } from '@tanstack/react-query';
import { request } from '../../lib/api.ts';
import { queryKeys } from '../../live/query-keys.ts';

/** All walls the account may see; `wall.updated` keeps them fresh (`live/query-sync.ts`). */
export const wallsQuery = queryOptions({
  queryKey: queryKeys.walls,
  queryFn: ({ signal }) => request<{ items: Wall[]; nextCursor: null }>('/api/walls', { signal }),
  // A wall has nobody who would reload it.
  retry: true,
  retryDelay: (attempt) => Math.min(10_000, 1_000 * 2 ** attempt),
});

/** Puts content on a screen. Throws `access.denied` for accounts that may not. */
export const putScreen = (wallId: string, screenId: string, input: ScreenInput) =>
  request<Screen>(`/api/walls/${wallId}/screens/${screenId}`, { method: 'PUT', body: input });

/** A camera's record for its name; shared with the pictures by its key. */
export const cameraNameQuery = (cameraId: string) =>
  queryOptions({
    queryKey: ['cameras', 'detail', cameraId],
    queryFn: ({ signal }) => request<Camera>(`/api/cameras/${cameraId}`, { signal }),
    staleTime: 10 * 60_000,
  });

/** An area's record for its name; shared with the area tree by its key. */
export const areaNameQuery = (code: string) =>
  queryOptions({
    queryKey: [...queryKeys.areas, code],
    queryFn: ({ signal }) => request<AreaDetail>(`/api/areas/${code}`, { signal }),
  });
