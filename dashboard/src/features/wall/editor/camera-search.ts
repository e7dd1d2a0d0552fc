import type { Camera, Zone } from '@fengqiao/contract/cameras';
import { infiniteQueryOptions } from '@tanstack/react-query';
import { request } from '../../../lib/api.ts';

/** Which cameras; `q`: part of a name or the beginning of a number. */
export interface CameraFilter {
  area: string;
  q: string;
  zone: Zone | undefined;
}

const pageOf = 40;
/** As many as a tour may have. */
export const mostCameras = 500;

const path = '/api/cameras';

/** Cameras that fit, page by page. */
export const cameraSearchQuery = (filter: CameraFilter) =>
  infiniteQueryOptions({
    queryKey: ['cameras', 'wall', filter],
    queryFn: ({ pageParam, signal }) =>
      request<{ items: Camera[]; nextCursor: string | null }>(path, {
        query: { ...filter, limit: pageOf, cursor: pageParam },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    staleTime: 300_000,
  });

/** Ids of all public cameras that fit, up to as many as a tour may have. */
export async function publicCameras(filter: CameraFilter): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | null = null;
  do {
    const query = { ...filter, playable: true, limit: 200, cursor };
    const page: { items: Camera[]; nextCursor: string | null } = await request(path, { query });
    ids.push(...page.items.filter((camera) => !camera.private).map(({ id }) => id));
    cursor = page.nextCursor;
  } while (cursor !== null && ids.length < mostCameras);
  return ids.slice(0, mostCameras);
}
