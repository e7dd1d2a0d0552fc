import type { FastifyInstance } from 'fastify';
import { tellCases } from './tell-cases.ts';

/** How often steps are looked for that a gateway which died, or a full queue, has left untold. */
const everyMs = 30_000;

/** Sees to it that the log of the cases has every step of every letter, sooner or later. */
export class LetterTeller {
  readonly #app: FastifyInstance;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<unknown> | null = null;

  constructor(app: FastifyInstance) {
    this.#app = app;
  }

  /** Tells one letter's steps now; what cannot be told now is told later. */
  async tell(letterId: string): Promise<void> {
    await tellCases(this.#app, letterId).catch((error: unknown) =>
      this.#app.log.warn({ err: error }, 'letters: told later'),
    );
  }

  start(): void {
    this.#timer = setInterval(() => {
      this.#running ??= tellCases(this.#app, null)
        .catch((error: unknown) => this.#app.log.warn({ err: error }, 'letters: told later'))
        .finally(() => {
          this.#running = null;
        });
    }, everyMs);
    this.#timer.unref();
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#running;
  }
}
