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
