import type { Camera } from '@fengqiao/contract/cameras';
import { queryOptions } from '@tanstack/react-query';
import { request } from '../../lib/api.ts';
import { boxAround, nearCameras, type Point } from './near.ts';

/** How far from a case a camera still shows something of it, metres. */
export const nearM = 500;
/** A list answers at most so many; more than a few nobody opens. */
const most = 500;

/** Public cameras around a place, the nearest first. */
export const nearbyQuery = (place: Point) =>
  queryOptions({
    queryKey: ['nearby', place.lng, place.lat],
    queryFn: async ({ signal }) => {
      const { items } = await request<{ items: Camera[] }>('/api/cameras', {
        query: { bbox: boxAround(place, nearM), playable: true, limit: most },
        signal,
      });
      return nearCameras(items, place, nearM);
    },
    staleTime: 300_000,
  });
