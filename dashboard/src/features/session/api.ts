import type { Credentials, FirstAdministrator, Session } from '@fengqiao/contract/accounts';
import { queryOptions } from '@tanstack/react-query';
import { request } from '../../lib/api.ts';

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

export { sessionQuery } from '../../lib/session.ts';
