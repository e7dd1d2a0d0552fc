import type { AreaDetail } from '@fengqiao/contract/areas';
import type { CaseFilter } from '@fengqiao/contract/cases';
import type { HeatAnswer, HeatWhyAnswer, MapCameras, TierPoints } from '@fengqiao/contract/map';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { request } from '../../lib/api.ts';
import { queryKeys } from '../../live/query-keys.ts';
import type { MapCamera } from './camera-layers.ts';
import type { Boundaries } from './flat-map-view.ts';
import type { ViewBox } from './map-view.ts';

/** Heat of a box; the last answer stays on the map until the next is there. */
export const heatQuery = (filter: CaseFilter, view: ViewBox) =>
  queryOptions({
    queryKey: [...queryKeys.map, 'heat', filter, view],
    queryFn: ({ signal }) => request<HeatAnswer>('/api/map/heat', { query: { ...filter, ...view }, signal }),
    placeholderData: keepPreviousData,
  });

export const pointsQuery = (filter: CaseFilter) =>
  queryOptions({
    queryKey: [...queryKeys.map, 'points', filter],
    queryFn: ({ signal }) => request<TierPoints>('/api/map/points', { query: { ...filter }, signal }),
    placeholderData: keepPreviousData,
  });

/** Every camera of the account's area; 31,000 are 3 MB, so it is asked for once and then kept by its ETag. */
export const mapCamerasQuery = queryOptions({
  queryKey: [...queryKeys.map, 'cameras'],
  queryFn: async ({ signal }): Promise<MapCamera[]> => {
    const { rows } = await request<MapCameras>('/api/map/cameras', { signal });
    return rows.map(([id, name, lng, lat, directionDeg, fovDeg, , bits]) => ({
      id,
      name,
      location: { lng, lat },
      directionDeg,
      fovDeg,
      private: (bits & 1) !== 0,
      playable: (bits & 2) !== 0,
    }));
  },
  staleTime: 10 * 60_000,
  // 31,000 rows are not compared one by one.
  structuralSharing: false,
});

/** An area with its middle and its children; shared with the area tree by its key. */
export const areaQuery = (code: string) =>
  queryOptions({
    queryKey: [...queryKeys.areas, code],
    queryFn: ({ signal }) => request<AreaDetail>(`/api/areas/${code}`, { signal }),
  });

/** Why a place is hot: the cases of its cells, of which the gateway takes at most 64. */
export const heatWhyQuery = (cells: readonly number[], cellZoom: number, filter: CaseFilter) =>
  queryOptions({
    queryKey: [...queryKeys.map, 'why', cells, cellZoom, filter],
    queryFn: ({ signal }) =>
      request<HeatWhyAnswer>('/api/map/heat/why', {
        query: { ...filter, cells: cells.slice(0, 64).join(','), cellZoom },
        signal,
      }),
  });

/** Outlines of the counties of the account's area, for the map without WebGL. */
export const boundariesQuery = queryOptions({
  queryKey: ['boundaries'],
  queryFn: ({ signal }) => request<Boundaries>('/api/map/boundaries', { query: { level: 'county' }, signal }),
  staleTime: Number.POSITIVE_INFINITY,
});
