import type { Decision } from '@fengqiao/contract/decisions';
import type { Todo } from '@fengqiao/contract/todo';
import { queryOptions } from '@tanstack/react-query';
import { request } from '../../lib/api.ts';
import { queryKeys } from '../../live/query-keys.ts';

/** Whistles, supervisions and letters that wait; asked for anew when cases change, and as time passes. */
export const todoQuery = (area: string) =>
  queryOptions({
    queryKey: [...queryKeys.todo, area],
    queryFn: ({ signal }) => request<Todo>('/api/todo', { query: { area }, signal }),
    refetchInterval: 30_000,
  });

/** Decisions that the session speaks of as owner or for the meeting, open ones; the first page says enough for a count. */
export const openDecisionsQuery = (area: string) =>
  queryOptions({
    queryKey: [...queryKeys.decisions, 'open', area],
    queryFn: async ({ signal }) => {
      const page = await request<{ items: Decision[]; nextCursor: string | null }>('/api/decisions', {
        query: { area, state: 'open' },
        signal,
      });
      return { ...page, items: page.items.filter(({ side }) => side !== null) };
    },
    refetchInterval: 60_000,
  });
