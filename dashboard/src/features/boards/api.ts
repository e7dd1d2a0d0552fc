import type { BoardList, PublicBoard } from '@fengqiao/contract/boards';
import { queryOptions } from '@tanstack/react-query';
import { request } from '../../lib/api.ts';
import type { Outlines } from './outline-paths.ts';

/** A board in the hall runs for weeks: it asks again by itself. */
const againMs = 300_000;

/** Centres whose board can be shown. */
export const boardsQuery = queryOptions({
  queryKey: ['boards'],
  queryFn: ({ signal }) => request<BoardList>('/api/boards', { signal }),
});

/** What hangs in the hall of a centre. */
export const boardQuery = (centre: string) =>
  queryOptions({
    queryKey: ['boards', centre],
    queryFn: ({ signal }) => request<PublicBoard>(`/api/boards/${encodeURIComponent(centre)}`, { signal }),
    refetchInterval: againMs,
  });

/** Path of a photograph on a board. */
export const boardPhoto = (centre: string, id: string): string =>
  `/api/boards/${encodeURIComponent(centre)}/photos/${id}`;

/** Outlines of the areas of a level in an area. */
export const outlinesQuery = (area: string, level: string) =>
  queryOptions({
    queryKey: ['boards', 'outlines', area, level],
    queryFn: ({ signal }) => request<Outlines>('/api/map/boundaries', { query: { area, level }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
