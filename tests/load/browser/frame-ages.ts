import type { Camera } from '@fengqiao/fixtures';
import type { Shown } from '../page-messages.ts';

/** Every clip loops in this time: the counter alone cannot tell one loop from the next. */
const LOOP_MS = 8_000;

/** How old each readable frame was when it was shown, in ms: from its capture at the camera to the screen. Without dates within one loop of the clip. */
export function frameAges(camera: Camera, frames: readonly Shown[]): number[] {
  return frames.flatMap(({ counter, atMs, dateMs }) => {
    const withinLoop = counter === null ? null : camera.frameAgeMs(counter, atMs);
    if (withinLoop === null) return [];
    const loops = dateMs === null ? 0 : Math.max(0, Math.round((atMs - dateMs - withinLoop) / LOOP_MS));
    return [withinLoop + loops * LOOP_MS];
  });
}

/** A picture moves when no two frames in a row lie further apart than this, for as long as `STEADY_MS`. */
const LONGEST_GAP_MS = 400;
const STEADY_MS = 1_000;

/** When the first frame of a steadily moving picture was shown, epoch ms; null while none has been. */
export function movingSince(frames: readonly Shown[]): number | null {
  let since: Shown | undefined;
  let last: Shown | undefined;
  for (const frame of frames) {
    if (frame.counter === null || frame.counter === last?.counter) continue;
    if (!since || !last || frame.atMs - last.atMs > LONGEST_GAP_MS) since = frame;
    last = frame;
    if (frame.atMs - since.atMs >= STEADY_MS) return since.atMs;
  }
  return null;
}
