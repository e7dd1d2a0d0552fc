import type { CaseSummary } from '@fengqiao/contract/cases';
import { queryOptions } from '@tanstack/react-query';
import { request } from '../../lib/api.ts';
import type { OpenCases } from '../../live/open-cases.ts';
import { queryKeys } from '../../live/query-keys.ts';

const pageSize = 500;
/** Beyond so many the counts say "at least". */
const mostPages = 6;

/** All open cases of an area; changes are folded in by `live/query-sync.ts`, so that it is loaded once. */
export const openCasesQuery = (area: string) =>
  queryOptions({
    queryKey: [...queryKeys.openCases, area],
    queryFn: async ({ signal }): Promise<OpenCases> => {
      const items: CaseSummary[] = [];
      let cursor: string | null = null;
      for (let page = 0; page < mostPages; page += 1) {
        const answer: { items: CaseSummary[]; nextCursor: string | null } = await request('/api/cases', {
          query: { area, status: 'open', limit: pageSize, cursor },
          signal,
        });
        items.push(...answer.items);
        cursor = answer.nextCursor;
        if (cursor === null) break;
      }
      return { items, complete: cursor === null };
    },
    staleTime: 5 * 60_000,
  });
