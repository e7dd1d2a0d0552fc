export interface BackOffOptions {
  firstMs: number;
  maxMs: number;
  /** 0 to 1; for tests. */
  random: () => number;
}

/** Waiting times that double, each shortened by up to a quarter, so that a thousand cameras do not return at once. */
export class BackOff {
  readonly #options: BackOffOptions;
  #failures = 0;

  constructor(options: Partial<BackOffOptions> = {}) {
    this.#options = { firstMs: 1000, maxMs: 30_000, random: Math.random, ...options };
  }

  /** Counts a failure. @param capMs a lower limit than `maxMs` for this once */
  next(capMs = this.#options.maxMs): number {
    const { firstMs, maxMs, random } = this.#options;
    const full = Math.min(firstMs * 2 ** this.#failures, maxMs, capMs);
    this.#failures = Math.min(this.#failures + 1, 20);
    return Math.max(firstMs, Math.round(full * (1 - random() / 4)));
  }

  /** All is well again. */
  reset(): void {
    this.#failures = 0;
  }
}
