import { IngestError } from '../ingest/ingest-error.ts';
import type { LineFacts } from '../worker/camera-line.ts';

/** A camera that answers nothing, or answers and sends nothing, is given up after these times. */
const ANSWER_MS = 8000;
const SILENCE_MS = 5000;
/** Packets may come this long without a picture: the longest wait for a key frame. */
const FIRST_PICTURE_MS = 15_000;
/** Packets that came this lately, by a word that may be a second old, are still coming. */
const COMING_MS = 2500;

export interface Progress {
  /** Epoch ms when the connection was begun. */
  connectedAt: number;
  /** Epoch ms of the last part of any connection. */
  lastPartAt: number;
  /** Epoch ms of this connection's first part; 0 before it. */
  liveAt: number;
  /** The connection's newest word; `undefined` before its first. */
  facts: Pick<LineFacts, 'playing' | 'lastRtpAt' | 'lacks'> | undefined;
}

/** Why a connection that looks alive is not; `undefined` while it is. Judged by what comes out: a process may run and do nothing. */
export function overdue(progress: Progress, nowMs: number): IngestError | undefined {
  const { connectedAt, lastPartAt, liveAt, facts } = progress;
  if (!facts?.playing) return nowMs - connectedAt > ANSWER_MS ? new IngestError('no-answer') : undefined;
  const lastRtpAt = Math.max(facts.lastRtpAt, connectedAt);
  if (nowMs - lastRtpAt > SILENCE_MS) return new IngestError('no-rtp');
  // The last part leaves before the last packet comes: a camera that froze is not one that sends no key frame.
  if (nowMs - lastRtpAt > COMING_MS) return undefined;
  if (nowMs - Math.max(lastPartAt, connectedAt) <= (liveAt > 0 ? SILENCE_MS : FIRST_PICTURE_MS))
    return undefined;
  return new IngestError(facts.lacks === 'parameter-sets' ? 'no-parameter-sets' : 'no-key-frame');
}
