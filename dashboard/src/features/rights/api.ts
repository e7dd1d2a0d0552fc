import type { RightLine } from '@fengqiao/contract/rights';
import { queryOptions } from '@tanstack/react-query';
import { request } from '../../lib/api.ts';

/** Who may do what, as the running gateway enforces it. */
export const rightsQuery = queryOptions({
  queryKey: ['rights'],
  queryFn: async ({ signal }) => (await request<{ items: RightLine[] }>('/api/rights', { signal })).items,
  staleTime: Number.POSITIVE_INFINITY,
});
