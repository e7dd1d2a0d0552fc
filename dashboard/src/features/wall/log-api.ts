import type { WallDeed, WallLogEntry, WallNote } from '@fengqiao/contract/wall-log';
import { infiniteQueryOptions } from '@tanstack/react-query';
import { download, request } from '../../lib/api.ts';
import { queryKeys } from '../../live/query-keys.ts';

/** Which part of the duty log; undefined = all of it. */
export interface LogFilter {
  deed?: WallDeed | undefined;
  /** `YYYY-MM-DD`, Asia/Shanghai. */
  day?: string | undefined;
}

const path = (wallId: string): string => `/api/walls/${encodeURIComponent(wallId)}/log`;

/** The duty log of a wall, newest first, page by page. */
export const logQuery = (wallId: string, filter: LogFilter) =>
  infiniteQueryOptions({
    queryKey: [...queryKeys.wallRecords(wallId), 'log', filter],
    queryFn: ({ pageParam, signal }) =>
      request<{ items: WallLogEntry[]; nextCursor: string | null }>(path(wallId), {
        query: { ...filter, limit: 50, cursor: pageParam },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

export const addNote = (wallId: string, body: WallNote) =>
  request<unknown>(path(wallId), { method: 'POST', body });

/** The same as a table for the hand-over of a duty. */
export const downloadLog = (wallId: string, filter: LogFilter, fileName: string) =>
  download(`${path(wallId)}/export`, { query: { ...filter } }, fileName);
