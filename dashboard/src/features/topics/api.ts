import type { RelatedCases, TopicDetail, TopicGraph, TopicList, TopicQuery } from '@fengqiao/contract/topics';
import { queryOptions } from '@tanstack/react-query';
import { type Query, request } from '../../lib/api.ts';

/** The gateway finds topics anew every quarter of an hour; somebody who asks twice within a minute sees the same. */
const staleMs = 60_000;

export const topicsQuery = (query: TopicQuery) =>
  queryOptions({
    queryKey: ['topics', 'list', query],
    queryFn: ({ signal }) => request<TopicList>('/api/topics', { query: query as Query, signal }),
    staleTime: staleMs,
  });

export const topicQuery = (id: string) =>
  queryOptions({
    queryKey: ['topics', 'detail', id],
    queryFn: ({ signal }) => request<TopicDetail>(`/api/topics/${encodeURIComponent(id)}`, { signal }),
    staleTime: staleMs,
  });

export const topicGraphQuery = (id: string) =>
  queryOptions({
    queryKey: ['topics', 'graph', id],
    queryFn: ({ signal }) => request<TopicGraph>(`/api/topics/${encodeURIComponent(id)}/graph`, { signal }),
    staleTime: staleMs,
  });

export const relatedQuery = (caseCode: string) =>
  queryOptions({
    queryKey: ['cases', 'related', caseCode],
    queryFn: ({ signal }) =>
      request<RelatedCases>(`/api/cases/${encodeURIComponent(caseCode)}/related`, { signal }),
    staleTime: staleMs,
  });
