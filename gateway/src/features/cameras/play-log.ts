/** A picture that goes on longer is written down again after this time. */
const onceEveryMs = 10 * 60_000;

/**
 * Which views were written down lately: a grant is renewed every minute by every tile, and the audit log wants views, not renewals.
 * Kept in memory: after a restart a view that goes on is written down once more.
 */
export class PlayLog {
  /** Time of the first grant by view, the oldest first, epoch ms. */
  readonly #views = new Map<string, number>();

  /** Whether this is a view nobody has written down yet; from now on it is. */
  begins(view: string, nowMs: number): boolean {
    for (const [key, at] of this.#views) {
      if (nowMs - at < onceEveryMs) break;
      this.#views.delete(key);
    }
    if (this.#views.has(view)) return false;
    this.#views.set(view, nowMs);
    return true;
  }

  /** It could not be written down: the next grant tries again. */
  forget(view: string): void {
    this.#views.delete(view);
  }
}
