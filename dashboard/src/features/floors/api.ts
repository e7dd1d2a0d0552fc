import type { Centre } from '@fengqiao/contract/centres';
import type { CentreFloors, FloorInput } from '@fengqiao/contract/floors';
import { queryOptions } from '@tanstack/react-query';
import { request } from '../../lib/api.ts';

const pathOf = (centreId: string): string => `/api/centres/${encodeURIComponent(centreId)}`;

/** The storeys of a centre. */
export const floorsQuery = (centreId: string) =>
  queryOptions({
    queryKey: ['floors', centreId],
    queryFn: ({ signal }) => request<CentreFloors>(`${pathOf(centreId)}/floors`, { signal }),
  });

/** The centre with the last word on each of its rooms. */
export const centreQuery = (centreId: string) =>
  queryOptions({
    queryKey: ['centres', 'one', centreId],
    queryFn: ({ signal }) => request<Centre>(pathOf(centreId), { signal }),
    // Rooms change while somebody looks, also where no socket tells.
    refetchInterval: 15_000,
  });

/** Centres whose name holds some words, for going from one house to the next. */
export const centreNamesQuery = (q: string) =>
  queryOptions({
    queryKey: ['centres', 'names', q],
    queryFn: ({ signal }) =>
      request<{ items: Centre[] }>('/api/centres', { query: { q, limit: 20 }, signal }),
    staleTime: 300_000,
  });

/** Draws a storey anew. */
export const putFloor = (centreId: string, floor: string, body: FloorInput): Promise<CentreFloors> =>
  request(`${pathOf(centreId)}/floors/${floor}`, { method: 'PUT', body });

/** Takes the plan of a storey away. */
export const deleteFloor = (centreId: string, floor: string): Promise<CentreFloors> =>
  request(`${pathOf(centreId)}/floors/${floor}`, { method: 'DELETE' });
