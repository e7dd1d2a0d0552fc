/** A viewer counts for this long after its last request; a blocked request lasts shorter than that. */
const PRESENT_MS = 10_000;

/** Who watches, judged by requests: LL-HLS has no connection that could close. */
export class Viewers {
  readonly #seen = new Map<string, number>();
  #lastAt: number;

  constructor(nowMs: number) {
    this.#lastAt = nowMs;
  }

  /** @param key one session at one terminal */
  saw(key: string, nowMs: number): void {
    this.#seen.set(key, nowMs);
    this.#lastAt = nowMs;
  }

  /** Keeps the stream for another linger time without counting anybody. */
  touch(nowMs: number): void {
    this.#lastAt = nowMs;
  }

  count(nowMs: number): number {
    for (const [key, at] of this.#seen) {
      if (at < nowMs - PRESENT_MS) this.#seen.delete(key);
    }
    return this.#seen.size;
  }

  /** ms since anybody asked. */
  idleMs(nowMs: number): number {
    return nowMs - this.#lastAt;
  }
}
