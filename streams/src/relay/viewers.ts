/** A viewer counts for this long after its last request. */
const PRESENT_MS = 10_000;

/** Who watches, judged by requests: LL-HLS has no connection that could close. A held request counts all along. */
export class Viewers {
  readonly #seen = new Map<string, number>();
  readonly #asking = new Map<string, number>();
  #lastAt: number;

  constructor(nowMs: number) {
    this.#lastAt = nowMs;
  }

  /**
   * Counts a request until the returned function is called.
   * @param key one session at one terminal
   */
  ask(key: string): () => void {
    this.#asking.set(key, (this.#asking.get(key) ?? 0) + 1);
    return () => {
      if (!this.#asking.has(key)) return; // sent away meanwhile
      const left = (this.#asking.get(key) ?? 1) - 1;
      if (left > 0) this.#asking.set(key, left);
      else this.#asking.delete(key);
      this.#seen.set(key, Date.now());
      this.#lastAt = Date.now();
    };
  }

  /** Counts viewers no longer, whatever they are still asking for. */
  sendAway(isGone: (key: string) => boolean): void {
    for (const kept of [this.#seen, this.#asking])
      for (const key of [...kept.keys()]) if (isGone(key)) kept.delete(key);
  }

  /** Keeps the stream for another linger time without counting anybody. */
  touch(nowMs: number): void {
    this.#lastAt = nowMs;
  }

  count(nowMs: number): number {
    for (const [key, at] of this.#seen) {
      if (at < nowMs - PRESENT_MS) this.#seen.delete(key);
    }
    return new Set([...this.#seen.keys(), ...this.#asking.keys()]).size;
  }

  /** ms since anybody asked. */
  idleMs(nowMs: number): number {
    return this.#asking.size > 0 ? 0 : nowMs - this.#lastAt;
  }
}
