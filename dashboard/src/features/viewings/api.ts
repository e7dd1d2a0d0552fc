import type { CaseSummary } from '@fengqiao/contract/cases';
import type { Viewing, ViewingDecision, ViewingInput } from '@fengqiao/contract/viewings';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { request } from '../../lib/api.ts';
import { queryKeys } from '../../live/query-keys.ts';

export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

/**
 * The newest viewings of rooms in the account's area, as this account may know them. `viewing.updated` keeps them fresh; asked for
 * again now and then because a request also lapses by itself.
 */
export const viewingsQuery = queryOptions({
  queryKey: queryKeys.viewings,
  queryFn: ({ signal }) => request<Page<Viewing>>('/api/viewings', { signal }),
  staleTime: 5_000,
  refetchInterval: 30_000,
});

/** Asks for a look. Throws `viewing.open`, `viewing.otherPlace`, `access.denied`, `notFound`. */
export const requestViewing = (input: ViewingInput) =>
  request<Viewing>('/api/viewings', { method: 'POST', body: input });

/** The second person's word. Throws `viewing.self`, `viewing.decided`, `viewing.over`, `viewing.noReason`. */
export const decideViewing = (id: string, decision: ViewingDecision) =>
  request<Viewing>(`/api/viewings/${id}/decision`, { method: 'POST', body: decision });

/** Takes the picture down, or a request back. Throws `viewing.over`. */
export const endViewing = (id: string) => request<Viewing>(`/api/viewings/${id}/end`, { method: 'POST' });

/** Cases that can be what happens in a room of this place, by words or code. */
export const caseChoiceQuery = (area: string, q: string) =>
  queryOptions({
    queryKey: ['cases', 'choice', area, q],
    queryFn: ({ signal }) =>
      request<Page<CaseSummary>>('/api/cases', { query: { area, q, status: 'open', limit: 20 }, signal }),
    select: (page) => page.items,
    placeholderData: keepPreviousData,
  });
