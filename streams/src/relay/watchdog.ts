import type { CameraFeed } from '../ingest/camera-feed.ts';
import { IngestError } from '../ingest/ingest-error.ts';

/** A camera that answers nothing, or answers and sends nothing, is given up after these times. */
const ANSWER_MS = 8000;
const SILENCE_MS = 5000;
/** Packets may come this long without a picture: the longest wait for a key frame. */
const FIRST_PICTURE_MS = 15_000;

export interface Progress {
  /** Epoch ms when the connection was begun. */
  connectedAt: number;
  /** Epoch ms of the last picture of any connection. */
  lastFrameAt: number;
  /** Epoch ms of this connection's first picture; 0 before it. */
  liveAt: number;
  feed: Pick<CameraFeed, 'playing' | 'counters' | 'lacks'>;
}

/** Why a connection that looks alive is not; `undefined` while it is. */
export function overdue(progress: Progress, nowMs: number): IngestError | undefined {
  const { connectedAt, lastFrameAt, liveAt, feed } = progress;
  if (!feed.playing) return nowMs - connectedAt > ANSWER_MS ? new IngestError('no-answer') : undefined;
  const lastRtpAt = Math.max(feed.counters.lastRtpAt, connectedAt);
  if (nowMs - lastRtpAt > SILENCE_MS) return new IngestError('no-rtp');
  if (nowMs - Math.max(lastFrameAt, connectedAt) <= (liveAt > 0 ? SILENCE_MS : FIRST_PICTURE_MS))
    return undefined;
  return new IngestError(feed.lacks === 'parameter-sets' ? 'no-parameter-sets' : 'no-key-frame');
}
