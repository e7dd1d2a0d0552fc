import type { VideoSample } from '../fmp4/fragment.ts';
import { VIDEO_TIMESCALE } from '../media.ts';

/** A picture waiting for its part; its duration follows from its successor. */
export type PendingSample = Omit<VideoSample, 'duration'>;

const WANTED_PART_S = 0.2;
/** Room for cameras whose timestamps are a little uneven. A part must fill 85 % of the target. */
const SLACK = 1.04;
const FILL = 0.85;

/** The part target for a frame distance: whole pictures, about 200 ms, at least one. Ticks. */
export function partTargetFor(frameTicks: number): number {
  const frames = Math.max(1, Math.round((WANTED_PART_S * VIDEO_TIMESCALE) / frameTicks));
  return Math.ceil(frames * frameTicks * SLACK);
}

/** True when parts of whole pictures can keep within a target and fill it. */
export function fitsTarget(frameTicks: number, targetTicks: number): boolean {
  const frames = Math.floor(targetTicks / frameTicks);
  return frames > 0 && frames * frameTicks >= FILL * targetTicks;
}

/**
 * Takes the next part off the front of the waiting pictures: as many as fit into the target. `undefined` while one
 * more could fit, unless `last` says that none will come. No picture is held back for its duration: the newest gets
 * the usual one, and the next part says where it really begins.
 */
export function takePart(
  waiting: PendingSample[],
  targetTicks: number,
  frameTicks: number,
  last: boolean,
): VideoSample[] | undefined {
  const start = waiting[0]?.dts;
  if (start === undefined) return undefined;
  let count = 1;
  for (; count < waiting.length; count++) {
    if ((waiting[count]?.dts ?? 0) + frameTicks - start > targetTicks) break;
  }
  const newest = waiting[count - 1]?.dts ?? start;
  const full = newest + 2 * frameTicks - start > targetTicks;
  if (count === waiting.length && !full && !last) return undefined;
  const next = waiting[count]?.dts;
  const usual = next === undefined ? frameTicks : next - newest;
  const duration = Math.max(1, Math.min(usual, start + targetTicks - newest));
  return waiting.splice(0, count).map((sample, i, part) => ({
    ...sample,
    duration: (part[i + 1]?.dts ?? newest + duration) - sample.dts,
  }));
}
