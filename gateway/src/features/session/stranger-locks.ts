interface Failures {
  count: number;
  lockedUntil: number;
}

/** The same growing lock for names that are no accounts, so that a lock does not tell which names exist. */
export class StrangerLocks {
  readonly #lockSeconds: readonly number[];
  readonly #failures = new Map<string, Failures>();

  constructor(lockSeconds: readonly number[]) {
    this.#lockSeconds = lockSeconds;
  }

  lockedUntil(account: string): Date | null {
    const until = this.#failures.get(account)?.lockedUntil ?? 0;
    return until > 0 ? new Date(until) : null;
  }

  countFailure(account: string): void {
    const count = (this.#failures.get(account)?.count ?? 0) + 1;
    const index = Math.min(count - 5, this.#lockSeconds.length - 1);
    const seconds = index >= 0 ? (this.#lockSeconds[index] ?? 0) : 0;
    this.#failures.delete(account);
    this.#failures.set(account, { count, lockedUntil: seconds > 0 ? Date.now() + seconds * 1000 : 0 });
    const oldest = this.#failures.keys().next().value;
    if (this.#failures.size > 10_000 && oldest !== undefined) this.#failures.delete(oldest);
  }
}
