import { VIDEO_TIMESCALE } from '../media.ts';

/** Gaps longer than this many pictures, and than this time, are closed. */
const GAP_FRAMES = 2.5;
const GAP_MIN_TICKS = VIDEO_TIMESCALE / 4;
/** No camera that is live is slower than this: a longer pause is always a gap. */
const GAP_MAX_TICKS = 2 * VIDEO_TIMESCALE;

/**
 * The output's own time line: the camera's, with its gaps and jumps taken out, so that a player never meets a hole.
 * The wall clock of each segment (`EXT-X-PROGRAM-DATE-TIME`) still tells when it was.
 */
export class TimeLine {
  #shift = 0;
  #lastPts: number | undefined;
  #end: number;

  /** @param endTicks what lies before it, 90 kHz */
  constructor(endTicks = 0) {
    this.#end = endTicks;
  }

  /** True when the camera's times do not go on from where they were. */
  jumps(ptsTicks: number, frameTicks: number): boolean {
    if (this.#lastPts === undefined) return true;
    // Reordered pictures go back and forth by a few frames only.
    const gap = Math.max(GAP_FRAMES * frameTicks, GAP_MIN_TICKS) + 2 * frameTicks;
    return Math.abs(ptsTicks - this.#lastPts) > Math.min(gap, GAP_MAX_TICKS);
  }

  /** Puts a decoding time that begins anew right behind what was sent. */
  restart(dts: number): void {
    this.#shift = this.#end - dts;
  }

  /** A decoding time on the output's line. */
  place(ptsTicks: number, dts: number, frameTicks: number): number {
    this.#lastPts = ptsTicks;
    const placed = dts + this.#shift;
    this.#end = placed + frameTicks;
    return placed;
  }
}
