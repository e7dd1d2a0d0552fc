import type { CaseDetail } from '@fengqiao/contract/cases';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { ApiError } from '../../lib/api.ts';
import { queryKeys } from '../../live/query-keys.ts';

/** Whether the gateway says that this account may not see the case (any more). */
export const isClosed = (error: unknown): boolean =>
  error instanceof ApiError && (error.status === 403 || error.status === 404);

/**
 * A case that was open on the page when it was sealed, or when the account lost it: true from that answer on, and what was shown
 * leaves the cache. Other panels keep old content when a request fails; here that content is what may not be seen.
 */
export function useClosed(
  caseCode: string,
  { data, error }: { data: CaseDetail | undefined; error: unknown },
): boolean {
  const queryClient = useQueryClient();
  const closed = isClosed(error);
  const left = closed && data !== undefined;
  useEffect(() => {
    if (left) void queryClient.resetQueries({ queryKey: queryKeys.caseDetail(caseCode) });
  }, [queryClient, caseCode, left]);
  return closed;
}
