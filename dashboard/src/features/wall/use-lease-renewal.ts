import { LEASE_MINUTES } from '@fengqiao/contract/wall-leases';
import { useEffect } from 'react';
import { minuteMs } from '../../lib/time.ts';
import { actOnLease } from './api.ts';

const everyMs = (LEASE_MINUTES * minuteMs) / 3;
const signs = ['pointerdown', 'keydown', 'wheel'] as const;

/**
 * Renews the holder's lease while somebody is at the desk: a page that was left open lets it go by itself. An answer is not waited
 * for: a lease that is lost meanwhile is told by the socket.
 */
export function useLeaseRenewal(wallId: string, mine: boolean): void {
  useEffect(() => {
    if (!mine) return;
    let seenAt = performance.now();
    const seen = () => {
      seenAt = performance.now();
    };
    for (const sign of signs) document.addEventListener(sign, seen, { passive: true, capture: true });
    const timer = setInterval(() => {
      if (performance.now() - seenAt < LEASE_MINUTES * minuteMs)
        actOnLease(wallId, { act: 'take' }).catch(() => undefined);
    }, everyMs);
    return () => {
      clearInterval(timer);
      for (const sign of signs) document.removeEventListener(sign, seen, { capture: true });
    };
  }, [wallId, mine]);
}
