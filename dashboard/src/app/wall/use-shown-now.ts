import type { Screen, Wall } from '@fengqiao/contract/walls';
import { useEffect, useMemo, useState } from 'react';
import { exactNow } from '../../lib/clock.ts';
import { type ShownNow, shownNow } from './shown-now.ts';

/** The clock may have been corrected meanwhile: never sleep longer than this. */
const sleepMs = 10_000;

/** What a screen of a wall draws, found anew whenever something is told and when the time for it comes. */
export function useShownNow(wall: Wall, screen: Screen): ShownNow {
  const [woken, setWoken] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: waking up is what makes the time another one.
  const shown = useMemo(() => shownNow(screen, wall.now, exactNow(), wall.screens), [screen, wall, woken]);
  useEffect(() => {
    const { untilMs } = shown;
    if (untilMs === null) return;
    const waitMs = Math.max(1, Math.min(untilMs - exactNow(), sleepMs));
    const timer = setTimeout(() => setWoken((count) => count + 1), waitMs);
    return () => clearTimeout(timer);
  }, [shown]);
  return shown;
}
