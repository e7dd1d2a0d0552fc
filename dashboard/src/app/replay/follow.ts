import type { ReplayState } from '../../features/playback/replay.ts';

/** What a picture has to do so that it shows the moment of the clock. */
export type Following = 'nothing' | 'seek' | 'play' | 'pause';

/** Beyond so much of a second the picture is moved to the clock; seeking costs a moment itself. */
export const mostDriftMs = 700;

export interface FollowFacts {
  /** The moment of the clock, epoch ms. */
  clockMs: number;
  playing: boolean;
  rate: number;
  /** Whether the camera is recorded at that moment. */
  recorded: boolean;
  /** When the frame on the screen was taken; null = there is none. */
  pictureMs: number | null;
  state: ReplayState['kind'];
}

/**
 * One step of following. A player leaves gaps out, the clock does not: in a gap the picture is stopped and waits. At eight times the
 * speed a player that decodes every frame may lag by more than at one: there the bound is wider, so that it does not seek for ever.
 */
export function follow({ clockMs, playing, rate, recorded, pictureMs, state }: FollowFacts): Following {
  if (!recorded) return state === 'playing' ? 'pause' : 'nothing';
  if (state === 'loading') return 'nothing';
  if (state === 'failed') return 'nothing';
  if (pictureMs === null || state === 'idle' || state === 'ended') return 'seek';
  // Stopped first: one that plays would run away from where it is sent.
  if (!playing && state === 'playing') return 'pause';
  if (Math.abs(pictureMs - clockMs) > mostDriftMs * Math.max(1, rate)) return 'seek';
  return playing && state === 'paused' ? 'play' : 'nothing';
}
