/** How many grants a session may take in a minute, one by one or many at once. */
export class PlayBudget {
  readonly #perMinute: number;
  /** Grants of the running minute by session. */
  readonly #spent = new Map<string, number>();
  #minute = 0;

  constructor(perMinute: number) {
    this.#perMinute = perMinute;
  }

  /** Takes so many grants; answers 0, or the seconds to wait when that would be too many. */
  spend(session: string, grants: number, nowMs: number): number {
    const minute = Math.floor(nowMs / 60_000);
    if (minute !== this.#minute) this.#spent.clear();
    this.#minute = minute;
    const spent = (this.#spent.get(session) ?? 0) + grants;
    if (spent > this.#perMinute) return Math.ceil(((minute + 1) * 60_000 - nowMs) / 1000);
    this.#spent.set(session, spent);
    return 0;
  }
}
