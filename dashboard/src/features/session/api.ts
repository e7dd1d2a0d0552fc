import type { Credentials, FirstAdministrator, Session } from '@fengqiao/contract/accounts';
import { queryOptions } from '@tanstack/react-query';
import { ApiError, request } from '../../lib/api.ts';

/** Who is at this browser; null = nobody. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }): Promise<Session | null> => {
    try {
      return await request<Session>('/api/session', { signal });
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) return null;
      throw error;
    }
  },
  staleTime: 60_000,
  retry: false,
});

/** Whether the system waits for its first administrator. */
export const setupQuery = queryOptions({
  queryKey: ['setup'],
  queryFn: ({ signal }) => request<{ needed: boolean }>('/api/setup', { signal }),
  staleTime: 0,
  retry: false,
});

export const logIn = (credentials: Credentials) =>
  request<Session>('/api/session', { method: 'POST', body: credentials });

export const logOut = () => request<void>('/api/session', { method: 'DELETE' });

export const createFirstAdministrator = (administrator: FirstAdministrator) =>
  request<unknown>('/api/setup', { method: 'POST', body: administrator });
