import type { Watermark } from '@fengqiao/contract/cameras';

/**
 * What a tile may say about its picture. A picture is `live` only while new frames arrive; anything older is `frozen`
 * with the time it froze, however alive the connection looks.
 */
export type PictureState =
  | { kind: 'connecting' }
  | { kind: 'live' }
  /** `since`: server time in ms at which the frame on the screen was taken. */
  | { kind: 'frozen'; since: number }
  /** A mediation room: no picture leaves the relay. */
  | { kind: 'private' }
  | { kind: 'noSource' }
  | { kind: 'denied' }
  /** This terminal cannot decode the stream; `codec` as in RFC 6381 or null when unknown. */
  | { kind: 'unsupported'; codec: string | null }
  /** `reason`: a code of the streams node, of the gateway, or `network`, `node`, `media`. */
  | { kind: 'failed'; reason: string };

/** All a tile draws around its picture. */
export interface Picture {
  state: PictureState;
  /** Age of the frame on the screen by the server's clock; null while unknown. */
  latencyMs: number | null;
  /** Since the browser drew the last new frame; null before the first. */
  frameAgeMs: number | null;
  /** Why the relay has no picture just now, in its own code; null while all is well. */
  reason: string | null;
  /** Frames that the relay dropped after losses, since the session began. */
  droppedFrames: number;
  /** When the still was taken that is shown until the first frame comes, server time in ms; null = there is none. */
  posterMs: number | null;
  /** The codec of the full stream that this terminal cannot decode, so that it plays the small one; null = it plays what it should. */
  subInsteadOf: string | null;
  /** Stands over every frame; null before the first grant, when there is no frame either. */
  watermark: Watermark | null;
}

export const noPicture: Picture = {
  state: { kind: 'connecting' },
  latencyMs: null,
  frameAgeMs: null,
  reason: null,
  droppedFrames: 0,
  posterMs: null,
  subInsteadOf: null,
  watermark: null,
};

/** The state that a refusal of `POST /api/cameras/:id/play` means. */
export function stateOfRefusal(code: string): PictureState {
  switch (code) {
    case 'play.private':
    case 'viewing.over':
      return { kind: 'private' };
    case 'camera.noSource':
      return { kind: 'noSource' };
    case 'access.denied':
    case 'notFound':
    case 'play.denied':
      return { kind: 'denied' };
    default:
      return { kind: 'failed', reason: code };
  }
}

/** Whether it may pass by itself within seconds; the other states only end by somebody's action. */
export const passes = (state: PictureState): boolean =>
  state.kind === 'failed' || state.kind === 'connecting' || state.kind === 'frozen';

/** What the frame watch knows at this moment. */
export interface Motion {
  /** Milliseconds since the last new frame; null before the first. */
  ageMs: number | null;
  frozen: boolean;
  /** Server time in ms at which the newest frame was taken. */
  capturedMs: number | null;
}

/**
 * The state a tile shows: `trouble` is what is known to be wrong (or `connecting`). As long as frames come there is none;
 * once there was a picture, trouble that may pass shows as that picture with its time, never as a live one.
 */
export function stateOf(trouble: PictureState, { ageMs, frozen, capturedMs }: Motion): PictureState {
  if (!passes(trouble) || ageMs === null) return trouble;
  return frozen && capturedMs !== null ? { kind: 'frozen', since: capturedMs } : { kind: 'live' };
}
