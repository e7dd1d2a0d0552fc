import { QueryClient } from '@tanstack/react-query';
import i18next from 'i18next';
import { ApiError } from '../lib/api.ts';

const retryable = (error: unknown) =>
  !(error instanceof ApiError) || error.status === 0 || error.status >= 500;

/** Records live here; sockets keep them fresh (`live/query-sync.ts`), so nothing is refetched on focus. */
export function createQueryClient(): QueryClient {
  const client = new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        refetchOnWindowFocus: false,
        retry: (failures, error) => failures < 2 && retryable(error),
        retryDelay: (attempt) => 500 * 2 ** attempt * (0.5 + Math.random()),
      },
    },
  });
  // Rules, evidence and definitions come in the language they were asked for.
  i18next.on('languageChanged', () => void client.invalidateQueries());
  return client;
}
