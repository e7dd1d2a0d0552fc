import { comingCameras, nextStepAt } from '@fengqiao/contract/shown-tiles';
import type { Screen, Wall } from '@fengqiao/contract/walls';
import { useEffect, useRef } from 'react';
import { pullSoon } from '../../features/video/request-grant.ts';
import { exactNow } from '../../lib/clock.ts';
import type { ShownNow } from './shown-now.ts';

/** A relay that nobody looks at is kept for 45 s: asked for earlier it might be gone again. */
const aheadMs = 30_000;

/**
 * Has the cameras of a tour's next step pulled while the step before is seen: a slow one, with its key frames seconds apart, would not
 * be there within the time in which its player is made ready. Asked once per step, found anew whenever `shown` is.
 */
export function useComingCameras(wall: Wall, screen: Screen, shown: ShownNow): void {
  const asked = useRef<number | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `shown` is found anew as time goes by.
  useEffect(() => {
    const nowMs = exactNow();
    const nextMs = nextStepAt(wall.now, nowMs);
    if (nextMs === null || nextMs - nowMs > aheadMs || asked.current === nextMs) return;
    asked.current = nextMs;
    pullSoon(comingCameras(screen, wall.now, nowMs, wall.screens));
  }, [wall, screen, shown]);
}
