const SAMPLES = 15;
const NEEDED = 4;

/** The usual distance of two pictures: a median, so that one late picture changes nothing. */
export class FrameRate {
  #deltas: number[] = [];
  #median: number | undefined;

  add(deltaTicks: number): void {
    if (deltaTicks <= 0) return;
    this.#deltas.push(deltaTicks);
    if (this.#deltas.length > SAMPLES) this.#deltas.shift();
    const sorted = [...this.#deltas].sort((a, b) => a - b);
    this.#median = this.#deltas.length < NEEDED ? undefined : sorted[sorted.length >> 1];
  }

  /** Ticks; `undefined` until enough pictures were seen. */
  get frameTicks(): number | undefined {
    return this.#median;
  }
}
