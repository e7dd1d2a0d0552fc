/** Where the replay stands. */
export interface ReplayTime {
  /** The moment that is shown, epoch ms. */
  atMs: number;
  playing: boolean;
  /** Seconds of then in a second of now. */
  rate: number;
}

const tickMs = 100;

/**
 * The one clock of a replay: the bar, the map, the events and all pictures follow it. Runs by a clock that nobody sets back, and stops
 * by itself at `endMs`: what has not happened yet cannot be shown.
 */
export class ReplayClock {
  readonly #now: () => number;
  readonly #endMs: () => number;
  readonly #listeners = new Set<() => void>();
  #time: ReplayTime;
  /** Since when it runs, and from which moment on. */
  #since = 0;
  #from = 0;
  #timer: ReturnType<typeof setInterval> | undefined;

  /** `endMs`: the newest moment that may be shown, epoch ms. `now`: milliseconds that only rise. */
  constructor(atMs: number, endMs: () => number, now: () => number = () => performance.now()) {
    this.#now = now;
    this.#endMs = endMs;
    this.#time = { atMs: Math.min(atMs, endMs()), playing: false, rate: 1 };
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly getSnapshot = (): ReplayTime => this.#time;

  /** The moment right now, to the millisecond; the snapshot is up to a tick behind. */
  at(): number {
    if (!this.#time.playing) return this.#time.atMs;
    return Math.min(this.#from + (this.#now() - this.#since) * this.#time.rate, this.#endMs());
  }

  play(): void {
    if (this.#time.playing || this.at() >= this.#endMs()) return;
    this.#begin(this.#time.atMs, { playing: true });
    this.#timer = setInterval(() => this.#tick(), tickMs);
  }

  pause(): void {
    if (!this.#time.playing) return;
    clearInterval(this.#timer);
    this.#set({ atMs: this.at(), playing: false });
  }

  toggle(): void {
    if (this.#time.playing) this.pause();
    else this.play();
  }

  goTo(atMs: number): void {
    this.#begin(Math.min(atMs, this.#endMs()), {});
  }

  setRate(rate: number): void {
    this.#begin(this.at(), { rate });
  }

  close(): void {
    clearInterval(this.#timer);
    this.#listeners.clear();
  }

  #tick(): void {
    const atMs = this.at();
    if (atMs >= this.#endMs()) this.pause();
    else this.#set({ atMs });
  }

  #begin(atMs: number, change: Partial<ReplayTime>): void {
    this.#since = this.#now();
    this.#from = atMs;
    this.#set({ ...change, atMs });
  }

  #set(change: Partial<ReplayTime>): void {
    this.#time = { ...this.#time, ...change };
    for (const listener of this.#listeners) listener();
  }
}
