const WINDOW_MS = 5000;

/** Bits per second over the last five seconds, from a counter that is read once a second. */
export class BitRate {
  readonly #readings: { atMs: number; bytes: number }[] = [];

  read(bytes: number, nowMs: number): void {
    this.#readings.push({ atMs: nowMs, bytes });
    while ((this.#readings[0]?.atMs ?? nowMs) < nowMs - WINDOW_MS) this.#readings.shift();
  }

  get kbps(): number {
    const first = this.#readings[0];
    const last = this.#readings.at(-1);
    if (first === undefined || last === undefined || last.atMs <= first.atMs) return 0;
    return Math.max(0, Math.round(((last.bytes - first.bytes) * 8) / (last.atMs - first.atMs)));
  }
}
