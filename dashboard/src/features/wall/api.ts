import type { AreaDetail } from '@fengqiao/contract/areas';
import type { Camera } from '@fengqiao/contract/cameras';
import type { Centre } from '@fengqiao/contract/centres';
import type { AlarmPolicy } from '@fengqiao/contract/wall-alarms';
import type { LeaseAct, LeaseAnswer } from '@fengqiao/contract/wall-leases';
import type { ScreenForm, ScreensChanged, ScreensInput, Wall, WallInput } from '@fengqiao/contract/walls';
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

const wallPath = (wallId: string): string => `/api/walls/${encodeURIComponent(wallId)}`;
const screenPath = (wallId: string, screenId: string): string =>
  `${wallPath(wallId)}/screens/${encodeURIComponent(screenId)}`;

/** Puts content on screens, all of it or none. Throws `wall.leased` while somebody else works the wall, `access.denied` for accounts that may not. */
export const putScreens = (wallId: string, body: ScreensInput) =>
  request<ScreensChanged>(`${wallPath(wallId)}/screens`, { method: 'PUT', body });

/** Takes, asks for, hands over or gives up the lease. */
export const actOnLease = (wallId: string, body: LeaseAct) =>
  request<LeaseAnswer>(`${wallPath(wallId)}/lease`, { method: 'POST', body });

/** Acknowledges the alarm that a wall shows, and its case with it. */
export const acknowledgeAlarm = (wallId: string, alarmId: number) =>
  request<unknown>(`${wallPath(wallId)}/alarms/${alarmId}/acknowledge`, { method: 'POST' });

export const putPolicy = (wallId: string, body: AlarmPolicy) =>
  request<unknown>(`${wallPath(wallId)}/policy`, { method: 'PUT', body });

/** Makes a wall, or changes its name. */
export const putWall = (wallId: string, body: WallInput) =>
  request<unknown>(wallPath(wallId), { method: 'PUT', body });
export const deleteWall = (wallId: string) => request<void>(wallPath(wallId), { method: 'DELETE' });

/** Makes a screen, or changes what it is; what it shows stays. */
export const putScreenForm = (wallId: string, screenId: string, body: ScreenForm) =>
  request<unknown>(`${screenPath(wallId, screenId)}/form`, { method: 'PUT', body });
export const deleteScreen = (wallId: string, screenId: string) =>
  request<void>(screenPath(wallId, screenId), { method: 'DELETE' });
/** The display that shows this code becomes this screen. */
export const pairScreen = (wallId: string, screenId: string, code: string) =>
  request<void>(`${screenPath(wallId, screenId)}/pairing`, { method: 'PUT', body: { code } });

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

/** Centres of an area, its own first: those whose floors a tile may show. */
export const centresQuery = (area: string) =>
  queryOptions({
    queryKey: ['centres', 'of', area],
    queryFn: ({ signal }) =>
      request<{ items: Centre[] }>('/api/centres', { query: { area, limit: 20 }, signal }),
    staleTime: 10 * 60_000,
  });
