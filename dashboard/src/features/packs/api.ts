import type { Pack, PackCases } from '@fengqiao/contract/packs';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { request } from '../../lib/api.ts';

/** Behind `packs`: pages of packs, and the cases behind their figures. */
export const packsKey = ['packs'] as const;

/**
 * The pages of a pack in a language. `path`: where it is read, e.g. `/api/meetings/<id>/pack`. A pack never changes: it is asked for
 * once, and another one at the same address has another hash. Throws `pack.broken` when its hash does not fit.
 */
export const packQuery = (path: string, sha256: string, language: string) =>
  queryOptions({
    queryKey: [...packsKey, path, sha256, language],
    queryFn: ({ signal }) => request<Pack>(path, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    // A meeting goes on when the line is cut: what was read stays.
    gcTime: Number.POSITIVE_INFINITY,
  });

/** The cases behind a figure at the time of the pack, page by page. */
export const packCasesQuery = (path: string, list: string) =>
  infiniteQueryOptions({
    queryKey: [...packsKey, path, 'cases', list],
    queryFn: ({ pageParam, signal }) =>
      request<PackCases>(`${path}/cases`, { query: { list, limit: 50, cursor: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    // Titles and tiers of now: kept only while somebody looks.
    gcTime: 0,
  });
