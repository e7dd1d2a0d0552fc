import type { WallNow } from '@fengqiao/contract/walls';
import { useEffect, useEffectEvent } from 'react';
import { clockNow } from '../../lib/clock.ts';
import { useLiveState } from '../../live/live-context.tsx';
import { heapMib, upMs } from './page-figures.ts';
import { isToRecycle, spreadOf } from './recycle.ts';

const lookEveryMs = 60_000;

/** Loads the page anew in a quiet hour of each day, and when it has grown too large, so that it runs for months. */
export function useRecycling(name: string, { alarm, waiting }: Pick<WallNow, 'alarm' | 'waiting'>): void {
  const connection = useLiveState('connection');
  const look = useEffectEvent(async () => {
    const health = {
      nowMs: clockNow(),
      upMs: upMs(),
      heapMib: heapMib(),
      connected: connection.kind === 'live',
      alarm: alarm !== null || waiting > 0,
      spread: spreadOf(name),
    };
    // A browser that asks in vain shows its own page, and stays on it.
    if (isToRecycle(health) && (await isThere())) location.reload();
  });
  useEffect(() => {
    const timer = setInterval(() => void look(), lookEveryMs);
    return () => clearInterval(timer);
  }, []);
}

/** Whether this very page would be answered now. */
async function isThere(): Promise<boolean> {
  try {
    return (await fetch(location.href, { signal: AbortSignal.timeout(5_000) })).ok;
  } catch {
    return false;
  }
}
