import type { Session } from '@fengqiao/contract/accounts';
import { queryOptions } from '@tanstack/react-query';
import { ApiError, request } from './api.ts';
import { setClockOffset } from './clock.ts';

/** Who is at this browser; null = nobody. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }): Promise<Session | null> => {
    try {
      const session = await request<Session>('/api/session', { signal });
      setClockOffset(Date.now() - Date.parse(session.now));
      return session;
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) return null;
      throw error;
    }
  },
  staleTime: 60_000,
  retry: false,
});
