import type { CaseDetail, CaseFilter, CaseSummary } from '@fengqiao/contract/cases';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { type Query, request } from '../../lib/api.ts';
import { queryKeys } from '../../live/query-keys.ts';

export interface CasePage {
  items: CaseSummary[];
  nextCursor: string | null;
}

/** Cases page by page. */
export const caseListQuery = (query: CaseFilter, limit = 50) =>
  infiniteQueryOptions({
    queryKey: [...queryKeys.caseLists, query, limit],
    queryFn: ({ pageParam, signal }) =>
      request<CasePage>('/api/cases', { query: { ...query, limit, cursor: pageParam } as Query, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });

/** One case as this account may see it. It may hold what people wrote, so it is forgotten when no page shows it any more. */
export const caseDetailQuery = (caseCode: string) =>
  queryOptions({
    queryKey: queryKeys.caseDetail(caseCode),
    queryFn: ({ signal }) => request<CaseDetail>(`/api/cases/${encodeURIComponent(caseCode)}`, { signal }),
    gcTime: 0,
  });

/** The same case by the rules of another place: its step, clocks, ladder and tier. */
export const caseUnderQuery = (caseCode: string, profile: string) =>
  queryOptions({
    queryKey: [...queryKeys.caseDetail(caseCode), profile],
    queryFn: ({ signal }) =>
      request<CaseDetail>(`/api/cases/${encodeURIComponent(caseCode)}`, { query: { profile }, signal }),
    gcTime: 0,
  });

/** Says that a person has seen a red case. */
export const acknowledgeCase = (caseCode: string) =>
  request<unknown>(`/api/cases/${encodeURIComponent(caseCode)}/acknowledge`, { method: 'POST' });
