import type { Watermark } from '@fengqiao/contract/cameras';
import type { RecordedSpan } from '@fengqiao/contract/recordings';

/** `none`: nothing is recorded of this time. `ended`: there is nothing later yet. */
export type ReplayState =
  | { kind: 'idle' }
  | { kind: 'loading' }
  | { kind: 'playing' }
  | { kind: 'paused' }
  | { kind: 'ended' }
  /** `code` of the gateway, or `player`. */
  | { kind: 'failed'; code: string };

/** All that is drawn around a recorded picture. */
export interface Replay {
  state: ReplayState;
  /** When the picture on the screen was taken, epoch ms; the time that was asked for while there is none. */
  wallMs: number | null;
  /** A gap that playing has just left out, ms; null most of the time. */
  skippedMs: number | null;
  rate: number;
  /** What is recorded of the time that is open. */
  spans: readonly RecordedSpan[];
  /** Stands over every frame; null before the first grant, when there is no frame either. */
  watermark: Watermark | null;
}

export const noReplay: Replay = {
  state: { kind: 'idle' },
  wallMs: null,
  skippedMs: null,
  rate: 1,
  spans: [],
  watermark: null,
};

export const rates = [0.5, 1, 2, 4, 8] as const;
