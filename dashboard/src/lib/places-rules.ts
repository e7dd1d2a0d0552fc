import type { ProfileLine } from '@fengqiao/contract/profiles';
import { queryOptions } from '@tanstack/react-query';
import { request } from './api.ts';

/** The places whose rules the system knows, its own first; they do not change while a page is open. */
export const placesQuery = queryOptions({
  queryKey: ['profiles'],
  queryFn: async ({ signal }) => (await request<{ items: ProfileLine[] }>('/api/profiles', { signal })).items,
  staleTime: Number.POSITIVE_INFINITY,
});
