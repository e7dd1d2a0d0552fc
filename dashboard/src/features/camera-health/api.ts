import type { CameraHealth, CameraHealthHistory } from '@fengqiao/contract/camera-health';
import { queryOptions } from '@tanstack/react-query';
import { request } from '../../lib/api.ts';
import { queryKeys } from '../../live/query-keys.ts';

/** The online rate of an area and its outages; asked for anew when an outage begins or ends, and every minute. */
export const cameraHealthQuery = (area: string | undefined) =>
  queryOptions({
    queryKey: [...queryKeys.cameraHealth, 'rate', area ?? ''],
    queryFn: ({ signal }) =>
      request<CameraHealth>('/api/cameras/health', { query: area === undefined ? {} : { area }, signal }),
    refetchInterval: 60_000,
  });

/** When one camera was out in the last days. */
export const cameraHistoryQuery = (id: string, days: number) =>
  queryOptions({
    queryKey: [...queryKeys.cameraHealth, 'history', id, days],
    queryFn: ({ signal }) =>
      request<CameraHealthHistory>(`/api/cameras/${id}/health`, { query: { days }, signal }),
    refetchInterval: 60_000,
  });
