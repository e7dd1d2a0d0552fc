export interface BackOffOptions {
  firstMs: number;
  maxMs: number;
  /** 0 to 1; for tests. */
  random: () => number;
}

/** Waiting times anywhere between the first one and a limit that doubles: a thousand cameras that died together do not return at once. */
export class BackOff {
  readonly #options: BackOffOptions;
  #failures = 0;

  constructor(options: Partial<BackOffOptions> = {}) {
    this.#options = { firstMs: 1000, maxMs: 30_000, random: Math.random, ...options };
  }

  /** Counts a failure. @param capMs a lower limit than `maxMs` for this once */
  next(capMs = this.#options.maxMs): number {
    const { firstMs, maxMs, random } = this.#options;
    const limit = Math.max(firstMs, Math.min(2 * firstMs * 2 ** this.#failures, maxMs, capMs));
    this.#failures = Math.min(this.#failures + 1, 20);
    return Math.round(firstMs + random() * (limit - firstMs));
  }

  /** All is well again. */
  reset(): void {
    this.#failures = 0;
  }
}
