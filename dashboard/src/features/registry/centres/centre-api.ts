import type { Centre } from '@fengqiao/contract/centres';
import type { CentreProfile, Presence } from '@fengqiao/contract/presence';
import { queryOptions } from '@tanstack/react-query';
import { request } from '../../../lib/api.ts';
import { registryKey } from '../api.ts';

/** Departments of a centre, those that have ended too. */
export const departmentsQuery = (centreId: string) =>
  queryOptions({
    queryKey: ['presence', 'of', centreId],
    queryFn: ({ signal }) => request<{ items: Presence[] }>('/api/presence', { query: { centreId }, signal }),
  });

/** The rooms of a centre with what is known of their use. */
export const roomsQuery = (id: string) =>
  queryOptions({
    queryKey: [...registryKey, 'rooms', id],
    queryFn: ({ signal }) => request<Centre>(`/api/centres/${encodeURIComponent(id)}`, { signal }),
    refetchInterval: 60_000,
  });

/** Says what a centre is built and staffed with. */
export const saveProfile = (id: string, body: CentreProfile) =>
  request<CentreProfile>(`/api/presence/centres/${encodeURIComponent(id)}`, { method: 'PUT', body });
