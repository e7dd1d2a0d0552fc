/** Without a new frame for so long the picture counts as frozen. */
export const frozenAfterMs = 3_000;

/**
 * Tells a moving picture from a standing one by the frame counter of the video element. Fed with samples, so that
 * it needs no clock of its own.
 */
export class FrameWatch {
  #frames: number;
  #lastFrameMs: number | null = null;

  /** `frames`: what the counter stands at already; these do not count as new. */
  constructor(frames = 0) {
    this.#frames = frames;
  }

  /** `frames`: total decoded so far; a smaller number means that the player began anew and is not a frame. */
  sample(frames: number, nowMs: number): void {
    if (frames > this.#frames) this.#lastFrameMs = nowMs;
    this.#frames = frames;
  }

  /** After time in which nothing was drawn on purpose (hidden page): the age begins anew, if there was a frame. */
  forgive(nowMs: number): void {
    if (this.#lastFrameMs !== null) this.#lastFrameMs = nowMs;
  }

  /** Milliseconds since the last new frame; null before the first. */
  ageMs(nowMs: number): number | null {
    return this.#lastFrameMs === null ? null : nowMs - this.#lastFrameMs;
  }

  isFrozen(nowMs: number): boolean {
    return (this.ageMs(nowMs) ?? 0) >= frozenAfterMs;
  }
}
