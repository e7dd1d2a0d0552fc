import { endTopicsTurn, takeTopicsTurn } from '@fengqiao/db/queries/topics';
import type { FastifyInstance } from 'fastify';
import { computeTopics } from './compute.ts';
import { type DayWindow, lastDays, readyDays } from './window.ts';

const everyMs = 15 * 60_000;

/** Finds topics in the background, of several gateways one; and of other windows when somebody asks. */
export class TopicsJob {
  readonly #app: FastifyInstance;
  readonly #abort = new AbortController();
  #timer: NodeJS.Timeout | undefined;
  /** One computation at a time: each reads thousands of cases. */
  #last: Promise<unknown> = Promise.resolve();
  readonly #asked = new Map<string, Promise<void>>();

  constructor(app: FastifyInstance) {
    this.#app = app;
  }

  /** Runs after so many ms, then every quarter of an hour. */
  start(afterMs: number): void {
    this.#timer = setTimeout(() => {
      this.run()
        .catch((error: unknown) => {
          if (!this.#abort.signal.aborted) this.#app.log.warn({ err: error }, 'topics: not found this time');
        })
        .finally(() => !this.#abort.signal.aborted && this.start(everyMs));
    }, afterMs);
    this.#timer.unref();
  }

  /** Finds the topics of the windows that are kept ready; false = another gateway is at it. */
  run(now: number = Date.now()): Promise<boolean> {
    return this.#inTurn(async () => {
      const session = await this.#app.pool.connect();
      let mine = false;
      try {
        mine = await takeTopicsTurn(session);
        if (mine)
          await computeTopics(
            this.#app,
            readyDays.map((days) => lastDays(days, now)),
            this.#abort.signal,
          );
        return mine;
      } finally {
        const ended = mine ? await endTopicsTurn(session).catch((error: Error) => error) : undefined;
        session.release(ended instanceof Error ? ended : undefined);
      }
    });
  }

  /** Finds the topics of a window that is not kept ready; whoever asks for the same waits for the same. */
  compute(window: DayWindow): Promise<void> {
    const key = `${window.from} ${window.to}`;
    const asked = this.#asked.get(key);
    if (asked !== undefined) return asked;
    const computing = this.#inTurn(() => computeTopics(this.#app, [window], this.#abort.signal)).finally(() =>
      this.#asked.delete(key),
    );
    this.#asked.set(key, computing);
    return computing;
  }

  async close(): Promise<void> {
    clearTimeout(this.#timer);
    this.#abort.abort();
    await this.#last.catch(() => undefined);
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#last.then(() => {
      this.#abort.signal.throwIfAborted();
      return work();
    });
    this.#last = done.catch(() => undefined);
    return done;
  }
}
