import { LEASE_MINUTES } from '@fengqiao/contract/wall-leases';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { minuteMs } from '../../lib/time.ts';
import { queryKeys } from '../../live/query-keys.ts';
import { actOnLease } from './api.ts';

const everyMs = (LEASE_MINUTES * minuteMs) / 3;
const signs = ['pointerdown', 'keydown', 'wheel'] as const;

/**
 * Renews the holder's lease while somebody is at the desk: a page that was left open lets it go by itself. A refusal is not told: that
 * the lease is lost comes by the socket.
 */
export function useLeaseRenewal(wallId: string, mine: boolean): void {
  const queryClient = useQueryClient();
  useEffect(() => {
    if (!mine) return;
    let seenAt = performance.now();
    const seen = () => {
      seenAt = performance.now();
    };
    for (const sign of signs) document.addEventListener(sign, seen, { passive: true, capture: true });
    const timer = setInterval(() => {
      if (performance.now() - seenAt >= LEASE_MINUTES * minuteMs) return;
      actOnLease(wallId, { act: 'take' }).then(
        () => queryClient.invalidateQueries({ queryKey: queryKeys.walls }),
        () => undefined,
      );
    }, everyMs);
    return () => {
      clearInterval(timer);
      for (const sign of signs) document.removeEventListener(sign, seen, { capture: true });
    };
  }, [queryClient, wallId, mine]);
}
