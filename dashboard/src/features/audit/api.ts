import type { AuditEntry, AuditHead, AuditVerificationStatus } from '@fengqiao/contract/audit';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { download, request } from '../../lib/api.ts';
import type { AuditSearch } from './audit-search.ts';

/** Rows of the log, newest first, page by page. */
export const auditQuery = (filter: AuditSearch) =>
  infiniteQueryOptions({
    queryKey: ['audit', 'list', filter],
    queryFn: ({ pageParam, signal }) =>
      request<{ items: AuditEntry[]; nextCursor: string | null }>('/api/audit', {
        query: { ...filter, limit: 100, cursor: pageParam },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    staleTime: 0,
  });

export const headQuery = queryOptions({
  queryKey: ['audit', 'head'],
  queryFn: ({ signal }) => request<AuditHead | null>('/api/audit/head', { signal }),
  refetchInterval: 30_000,
});

const whileRunningMs = 700;

/** What the verifier found last; asked for again and again while it is at work. */
export const verificationQuery = queryOptions({
  queryKey: ['audit', 'verification'],
  queryFn: ({ signal }) => request<AuditVerificationStatus>('/api/audit/verification', { signal }),
  refetchInterval: ({ state: { data } }) => (data?.state === 'running' ? whileRunningMs : false),
});

/** Starts the verifier. */
export const verifyNow = () =>
  request<AuditVerificationStatus>('/api/audit/verification', { method: 'POST' });

/** Saves the filtered log as a CSV file. */
export const exportAudit = (filter: AuditSearch) =>
  download(
    '/api/audit/export',
    { query: { ...filter } },
    `audit-${filter.from ?? 'begin'}-${filter.to ?? 'end'}.csv`,
  );
