/** Says of each key at most once per `everyMs` that it is due: keeps a flood of the same refusals out of the audit log. */
export class Seldom {
  readonly #everyMs: number;
  readonly #keep: number;
  readonly #last = new Map<string, number>();

  constructor(everyMs: number, keep = 10_000) {
    this.#everyMs = everyMs;
    this.#keep = keep;
  }

  /** True the first time, and again when `everyMs` have passed since it was. */
  isDue(key: string, nowMs = Date.now()): boolean {
    const last = this.#last.get(key);
    if (last !== undefined && nowMs - last < this.#everyMs) return false;
    this.#last.delete(key);
    this.#last.set(key, nowMs);
    const oldest = this.#last.keys().next().value;
    if (this.#last.size > this.#keep && oldest !== undefined) this.#last.delete(oldest);
    return true;
  }
}
