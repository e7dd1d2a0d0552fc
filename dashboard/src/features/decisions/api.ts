import type {
  Decision,
  DecisionInput,
  DecisionQuery,
  DecisionReportInput,
} from '@fengqiao/contract/decisions';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { type Query, request } from '../../lib/api.ts';
import { queryKeys } from '../../live/query-keys.ts';

interface Page {
  items: Decision[];
  nextCursor: string | null;
}

/** Decisions that the session's area issued or owns, page by page. */
export const decisionsQuery = (filter: Omit<DecisionQuery, 'cursor'>) =>
  infiniteQueryOptions({
    queryKey: [...queryKeys.decisions, 'list', filter],
    queryFn: ({ pageParam, signal }) =>
      request<Page>('/api/decisions', { query: { ...filter, cursor: pageParam } as Query, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    staleTime: 5_000,
  });

/** One decision with its reports. */
export const decisionQuery = (id: string) =>
  queryOptions({
    queryKey: [...queryKeys.decisions, 'one', id],
    queryFn: ({ signal }) => request<Decision>(`/api/decisions/${id}`, { signal }),
  });

/** Takes a decision in a meeting. Throws `meeting.notNow`, `decision.otherArea`, `decision.duePast`. */
export const decide = (meetingId: string, input: DecisionInput) =>
  request<Decision>(`/api/meetings/${meetingId}/decisions`, { method: 'POST', body: input });

/** Changes what was decided. */
export const changeDecision = (id: string, input: DecisionInput) =>
  request<Decision>(`/api/decisions/${id}`, { method: 'PUT', body: input });

/** Says what became of it. */
export const reportDecision = (id: string, report: DecisionReportInput) =>
  request<Decision>(`/api/decisions/${id}/reports`, { method: 'POST', body: report });
