import type { LineEnd } from '../worker/camera-line.ts';
import { BackOff } from './back-off.ts';

export interface RetryTimes {
  /** Shortest and longest wait after a failure, ms. */
  firstMs: number;
  maxMs: number;
  /** Longest while somebody watches. */
  watchedMs: number;
}

export const RETRY_TIMES: RetryTimes = { firstMs: 1000, maxMs: 30_000, watchedMs: 3000 };

/** What only a person can mend is asked for this seldom: cameras lock their accounts after a few wrong passwords. */
const LASTING = { firstMs: 10_000, maxMs: 120_000 };
/** A camera that was there when two workers died within this time may be what killed them. */
const SUSPECT_MS = 60_000;

/** How long to wait before a camera is asked again. */
export class Retry {
  readonly #times: RetryTimes;
  readonly #passing: BackOff;
  readonly #lasting = new BackOff(LASTING);
  /** Epoch ms when a worker died under it. */
  #lostAt: number | undefined;

  constructor(times: RetryTimes = RETRY_TIMES) {
    this.#times = times;
    this.#passing = new BackOff({ firstMs: times.firstMs, maxMs: times.maxMs });
  }

  /** Counts a failure. @returns ms; 0 = at once */
  after(end: LineEnd, watched: boolean, nowMs: number): number {
    if (end.lasting) return this.#lasting.next();
    if (end.lost) {
      const suspect = this.#lostAt !== undefined && nowMs - this.#lostAt < SUSPECT_MS;
      this.#lostAt = nowMs;
      if (!suspect) return 0;
    }
    return this.#passing.next(watched ? this.#times.watchedMs : undefined);
  }

  /** A connection has held for a while. */
  reset(): void {
    this.#passing.reset();
    this.#lasting.reset();
  }
}
