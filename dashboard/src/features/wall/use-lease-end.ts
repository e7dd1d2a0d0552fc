import type { WallLease } from '@fengqiao/contract/wall-leases';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { clockNow } from '../../lib/clock.ts';
import { queryKeys } from '../../live/query-keys.ts';

/** An expiry that is over by a moment may have been renewed in the same one. */
const graceMs = 300;

/** Asks anew when a lease seems to end: renewals are not told, so it may go on. */
export function useLeaseEnd(lease: WallLease | null): void {
  const queryClient = useQueryClient();
  const expiresAt = lease?.expiresAt;
  useEffect(() => {
    if (expiresAt === undefined) return;
    const leftMs = Date.parse(expiresAt) - clockNow();
    const timer = setTimeout(
      () => void queryClient.invalidateQueries({ queryKey: queryKeys.walls }),
      Math.max(0, leftMs) + graceMs,
    );
    return () => clearTimeout(timer);
  }, [queryClient, expiresAt]);
}
