import type { Camera } from '@fengqiao/contract/cameras';
import { queryOptions } from '@tanstack/react-query';
import { request } from '../../lib/api.ts';

/** One camera's record: name, owner, whether it is private. */
export const cameraQuery = (cameraId: string) =>
  queryOptions({
    queryKey: ['cameras', 'detail', cameraId],
    queryFn: ({ signal }) => request<Camera>(`/api/cameras/${cameraId}`, { signal }),
    staleTime: 10 * 60_000,
    // Without its name a picture is worth less: go on asking while the gateway is away.
    retry: 10,
    retryDelay: (attempt) => Math.min(15_000, 1_000 * 2 ** attempt),
  });
