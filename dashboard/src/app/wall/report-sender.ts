import type { ScreenReport } from '@fengqiao/contract/screen-reports';

const everyMs = 5_000;
/** Never more often, whatever changes. */
const pauseMs = 1_000;

interface ReportSenderDeps {
  /** What the screen says now. */
  report(): Promise<ScreenReport>;
  /** Sends it; nothing waits for an answer: the next one is newer. */
  send(report: ScreenReport): void;
}

/** Sends what a screen says of itself every five seconds, and soon after something changed. */
export class ReportSender {
  readonly #deps: ReportSenderDeps;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #sentAt = Number.NEGATIVE_INFINITY;
  #dueAt = Number.POSITIVE_INFINITY;
  #busy = false;
  #stopped = false;

  constructor(deps: ReportSenderDeps) {
    this.#deps = deps;
  }

  start(): void {
    this.#schedule(0);
  }

  /** Something changed: the next report comes as soon as it may. */
  changed(): void {
    this.#schedule(Math.max(0, this.#sentAt + pauseMs - performance.now()));
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  /** The earlier of two wishes counts. */
  #schedule(ms: number): void {
    const dueAt = performance.now() + ms;
    if (this.#stopped || dueAt >= this.#dueAt) return;
    this.#dueAt = dueAt;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#send(), ms);
  }

  async #send(): Promise<void> {
    this.#dueAt = Number.POSITIVE_INFINITY;
    if (this.#busy) return this.#schedule(pauseMs);
    this.#busy = true;
    try {
      const report = await this.#deps.report();
      if (!this.#stopped) this.#deps.send(report);
    } finally {
      this.#busy = false;
      this.#sentAt = performance.now();
      this.#schedule(everyMs);
    }
  }
}
