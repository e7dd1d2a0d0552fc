import type { LiveStream } from '../hls/live-stream.ts';

/** A key frame as a little MP4 of its own. */
export interface Poster {
  /** Init segment and one part. */
  pieces: Buffer[];
  /** Wall clock of the picture, epoch ms. */
  capturedAt: number;
}

/** Bytes of posters of streams that have ended. */
const LIMIT_BYTES = 16 * 1024 * 1024;

const sizeOf = ({ pieces }: Poster): number => pieces.reduce((sum, { length }) => sum + length, 0);

/** The newest key frame of a running stream; `undefined` before the first. */
export function posterOf(stream: LiveStream): Poster | undefined {
  let found: Poster | undefined;
  // A follower is handed the newest segment from its key frame on, at once.
  const stop = stream.follow((part, init) => {
    if (part.independent)
      found ??= { pieces: [init.bytes, Buffer.from(part.bytes)], capturedAt: part.wallMs };
  });
  stop();
  return found;
}

/** Pictures taken within this time are of the same moment. */
const SAME_MS = 5000;

/** The first of the posters that is not much older than another: a small stream that has stalled gives way to a full one that runs. */
export function newest(posters: readonly Poster[]): Poster | undefined {
  const latest = Math.max(...posters.map(({ capturedAt }) => capturedAt));
  return posters.find(({ capturedAt }) => capturedAt >= latest - SAME_MS);
}

/** The last pictures of streams that have ended, the oldest of them gone first when they take too much room. */
export class Posters {
  readonly #limitBytes: number;
  readonly #kept = new Map<string, Poster>();
  #bytes = 0;

  constructor(limitBytes = LIMIT_BYTES) {
    this.#limitBytes = limitBytes;
  }

  get(cameraId: string): Poster | undefined {
    return this.#kept.get(cameraId);
  }

  /** Nothing older takes the place of what is there. */
  keep(cameraId: string, poster: Poster): void {
    const before = this.#kept.get(cameraId);
    if (before !== undefined && before.capturedAt > poster.capturedAt) return;
    this.forget(cameraId);
    this.#kept.set(cameraId, poster);
    this.#bytes += sizeOf(poster);
    for (const oldest of this.#kept.keys()) {
      if (this.#bytes <= this.#limitBytes) break;
      this.forget(oldest);
    }
  }

  forget(cameraId: string): void {
    const poster = this.#kept.get(cameraId);
    if (poster === undefined) return;
    this.#bytes -= sizeOf(poster);
    this.#kept.delete(cameraId);
  }
}
