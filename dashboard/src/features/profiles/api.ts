import type { ProfileReading } from '@fengqiao/contract/profiles';
import { queryOptions } from '@tanstack/react-query';
import { request } from '../../lib/api.ts';

/** The rules of one place. */
export const profileQuery = (id: string) =>
  queryOptions({
    queryKey: ['profiles', id],
    queryFn: ({ signal }) => request<ProfileReading>(`/api/profiles/${encodeURIComponent(id)}`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
