const SAMPLES = 15;
const NEEDED = 4;
/** Fewer do when they are what the parameter sets say: the first part goes out after three pictures. */
const NEEDED_AS_SAID = 2;
const AS_SAID = 0.1;

/** The usual distance of two pictures: a median, so that one late picture changes nothing. */
export class FrameRate {
  #deltas: number[] = [];
  #median: number | undefined;
  #said: number | undefined;

  /** @param ticks the distance that the parameter sets name; not believed before it is seen */
  expect(ticks: number | undefined): void {
    this.#said = ticks;
  }

  add(deltaTicks: number): void {
    if (deltaTicks <= 0) return;
    this.#deltas.push(deltaTicks);
    if (this.#deltas.length > SAMPLES) this.#deltas.shift();
    const sorted = [...this.#deltas].sort((a, b) => a - b);
    const said = this.#said;
    const asSaid = said !== undefined && sorted.every((delta) => Math.abs(delta - said) <= AS_SAID * said);
    const needed = asSaid ? NEEDED_AS_SAID : NEEDED;
    this.#median = this.#deltas.length < needed ? undefined : sorted[sorted.length >> 1];
  }

  /** Ticks; `undefined` until enough pictures were seen. */
  get frameTicks(): number | undefined {
    return this.#median;
  }
}
