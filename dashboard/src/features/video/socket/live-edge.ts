/** Seconds of pictures behind which a tile jumps, and how far behind the newest one it lands: a part and the jitter of its way. */
export const JUMP_BEHIND_S = 1;
export const TARGET_S = 0.3;
const HURRY_S = 0.55;
const CALM_S = 0.38;
const HURRY_RATE = 1.1;

export interface EdgeStep {
  /** Media time to go to; null = play on. */
  seekS: number | null;
  playbackRate: number;
}

/** Where a tile stands: media times in seconds. */
export interface EdgePosition {
  currentS: number;
  /** What can be played, oldest first. */
  ranges: readonly { startS: number; endS: number }[];
  playbackRate: number;
}

/** What keeps a tile at the live edge: over gaps and from far behind by a jump, else by playing a little faster. */
export function edgeStep({ currentS, ranges, playbackRate }: EdgePosition): EdgeStep {
  const newest = ranges.at(-1);
  if (newest === undefined) return { seekS: null, playbackRate: 1 };
  const behindS = newest.endS - currentS;
  // The newest range counts: what stands before a gap is older than what comes after it.
  if (currentS < newest.startS || behindS > JUMP_BEHIND_S)
    return { seekS: Math.max(newest.startS, newest.endS - TARGET_S), playbackRate: 1 };
  // Beyond the end: the buffer was emptied for another format.
  if (behindS < -JUMP_BEHIND_S) return { seekS: newest.startS, playbackRate: 1 };
  if (behindS > HURRY_S) return { seekS: null, playbackRate: HURRY_RATE };
  return { seekS: null, playbackRate: behindS < CALM_S ? 1 : playbackRate };
}
