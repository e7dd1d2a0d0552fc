import type { AreaDetail, AreaLevel } from '@fengqiao/contract/areas';
import type { CaseFilter } from '@fengqiao/contract/cases';
import type { IndicatorByArea, IndicatorName } from '@fengqiao/contract/indicators';
import type { HeatAnswer, HeatWhyAnswer, MapCameras, TierPoints } from '@fengqiao/contract/map';
import type { MapAreas } from '@fengqiao/contract/map-areas';
import type { CameraStates } from '@fengqiao/contract/map-camera-states';
import type { MapInside } from '@fengqiao/contract/map-inside';
import type { MapTimes, MapTimesQuery } from '@fengqiao/contract/map-times';
import type { RoomsNow } from '@fengqiao/contract/rooms-now';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { request } from '../../lib/api.ts';
import { queryKeys } from '../../live/query-keys.ts';
import type { Outlines } from './area-layers.ts';
import type { MapCamera } from './camera-layers.ts';
import type { Boundaries } from './flat-areas.ts';
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

/** The cases of an area by those right below it. */
export const areasBelowQuery = (filter: CaseFilter) =>
  queryOptions({
    queryKey: [...queryKeys.map, 'areas', filter],
    queryFn: ({ signal }) => request<MapAreas>('/api/map/areas', { query: { ...filter }, signal }),
    placeholderData: keepPreviousData,
    refetchInterval: 15_000,
  });

/** An indicator by the areas right below one; it knows the filters of area, time, category and tier alone. */
export const paintQuery = (name: IndicatorName, { area, from, to, category, tier }: CaseFilter) =>
  queryOptions({
    queryKey: [...queryKeys.map, 'paint', name, area, from, to, category, tier],
    queryFn: ({ signal }) =>
      request<IndicatorByArea>(`/api/indicators/${name}/by-area`, {
        query: { area, from, to, category, tier },
        signal,
      }),
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  });

/** Outlines of the areas of a level below one, by their code. */
export const outlinesQuery = (area: string, level: AreaLevel) =>
  queryOptions({
    queryKey: ['boundaries', area, level],
    queryFn: async ({ signal }): Promise<Outlines> => {
      const { features } = await request<Boundaries>('/api/map/boundaries', {
        query: { area, level },
        signal,
      });
      return new Map(features.map(({ properties, geometry }) => [properties.areaCode, geometry]));
    },
    staleTime: Number.POSITIVE_INFINITY,
    structuralSharing: false,
  });

/** Registrations of the time bar. */
export const timesQuery = (query: MapTimesQuery) =>
  queryOptions({
    queryKey: [...queryKeys.map, 'times', query],
    queryFn: ({ signal }) => request<MapTimes>('/api/map/times', { query: { ...query }, signal }),
    placeholderData: keepPreviousData,
    refetchInterval: 30_000,
  });

/** The cases inside a ring. */
export const insideQuery = (ring: string, filter: CaseFilter) =>
  queryOptions({
    queryKey: [...queryKeys.map, 'inside', ring, filter],
    queryFn: ({ signal }) => request<MapInside>('/api/map/inside', { query: { ...filter, ring }, signal }),
    placeholderData: keepPreviousData,
    refetchInterval: 30_000,
  });

/** Which cameras of a box answer; asked for anew when an outage begins or ends, and every minute. */
export const cameraStatesQuery = (bbox: string) =>
  queryOptions({
    queryKey: [...queryKeys.cameraHealth, 'map', bbox],
    queryFn: ({ signal }) => request<CameraStates>('/api/map/camera-states', { query: { bbox }, signal }),
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  });

/** What the centres of an area do now; shared with the page of rooms by its key. */
export const roomsNowQuery = (area: string) =>
  queryOptions({
    queryKey: [...queryKeys.roomsNow, area],
    queryFn: ({ signal }) => request<RoomsNow>('/api/rooms-now', { query: { area }, signal }),
    refetchInterval: 30_000,
  });
