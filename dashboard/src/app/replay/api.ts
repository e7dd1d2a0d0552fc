import type { Camera } from '@fengqiao/contract/cameras';
import type { CaseSummary } from '@fengqiao/contract/cases';
import { queryOptions } from '@tanstack/react-query';
import { boxAround, nearCameras, type Point } from '../../features/nearby/near.ts';
import { request } from '../../lib/api.ts';
import { dayMs, instantOf } from '../../lib/time.ts';

/** How far from a case its surroundings reach, metres. */
export const sceneM = 2_000;
/** As many cameras stand on the bar. */
const mostCameras = 8;
/** Cases of the township are looked through for those that were open then; older ones have mostly been resolved. */
const lookBackMs = 90 * dayMs;
const mostCases = 500;

/** Public cameras around a case, the nearest first; those of mediation rooms are never among them. */
export const sceneCamerasQuery = (place: Point) =>
  queryOptions({
    queryKey: ['replay', 'cameras', place.lng, place.lat],
    queryFn: async ({ signal }) => {
      const query = { bbox: boxAround(place, sceneM), playable: true, limit: 500 };
      const { items } = await request<{ items: Camera[] }>('/api/cameras', { query, signal });
      return nearCameras(items, place, sceneM).slice(0, mostCameras);
    },
    staleTime: 5 * 60_000,
  });

/** Cases of an area that may have been open on a day, by what is known of them today; `complete` = all of them. */
export const casesAroundQuery = (area: string, dayStartMs: number) =>
  queryOptions({
    queryKey: ['replay', 'cases', area, dayStartMs],
    queryFn: async ({ signal }) => {
      const query = {
        area,
        from: instantOf(dayStartMs - lookBackMs),
        to: instantOf(dayStartMs + dayMs),
        limit: mostCases,
      };
      const { items, nextCursor } = await request<{ items: CaseSummary[]; nextCursor: string | null }>(
        '/api/cases',
        { query, signal },
      );
      return { items, complete: nextCursor === null };
    },
    staleTime: 60_000,
  });
