/** After a failure, whatever it was: mostly the database is away. */
const retryMs = 10_000;

interface RoundOptions {
  /** One round; it looks at `stopped` between its batches. What it throws is told, and tried again. */
  work(stopped: () => boolean): Promise<void>;
  /** Pause between two rounds; null = one that ends well is the last. */
  everyMs: number | null;
  /** Tells of a round that failed; not called once the gateway closes. */
  failed(error: unknown): void;
}

/** Work that goes on beside the requests from the start of a gateway to its end: round after round, never two at once. */
export class BackgroundRound {
  readonly #options: RoundOptions;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | null = null;
  #stopped = false;

  constructor(options: RoundOptions) {
    this.#options = options;
  }

  /** Begins the first round. Never throws. */
  start(): void {
    this.#running = this.#run();
  }

  /** Waits for the batch that is under way. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#running;
  }

  async #run(): Promise<void> {
    let wait = this.#options.everyMs;
    try {
      await this.#options.work(() => this.#stopped);
    } catch (error) {
      wait = retryMs;
      if (!this.#stopped) this.#options.failed(error);
    }
    if (this.#stopped || wait === null) return;
    this.#timer = setTimeout(() => this.start(), wait);
    this.#timer.unref();
  }
}
