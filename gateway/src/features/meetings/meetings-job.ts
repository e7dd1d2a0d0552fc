import {
  endMeetingsTurn,
  markMissed,
  queueDuePacks,
  takeMeetingsTurn,
} from '@fengqiao/db/queries/meeting-jobs';
import { tellSubject } from '@fengqiao/db/queries/outbox';
import type { FastifyInstance } from 'fastify';
import { wholeCountry } from '../../plugins/db.ts';
import { makeQueuedPacks } from './make-packs.ts';
import { planMeetings } from './plan.ts';

const everyMs = 30_000;
/** The calendar looks a fortnight ahead: it is filled up by every so many rounds. */
const planEveryRounds = 20;
/** Figures are frozen this long before a meeting begins: time to read them, and hardly older than it. */
const preparedMs = 60 * 60_000;
/** After a failure, and after a hint that may have come before its commit was seen. */
const soonMs = 200;

/** Plans meetings, freezes their figures and finds those that were missed; of several gateways one plans, any makes figures. */
export class MeetingsJob {
  readonly #app: FastifyInstance;
  readonly #abort = new AbortController();
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<unknown> | null = null;
  #again = false;
  #started = false;
  #rounds = 0;

  constructor(app: FastifyInstance) {
    this.#app = app;
  }

  /** Looks after so many ms, and then every half minute. */
  start(afterMs: number): void {
    this.#started = true;
    this.#schedule(afterMs);
  }

  /** Somebody waits for figures. */
  hint(): void {
    if (!this.#started) return;
    if (this.#running === null) this.#schedule(0);
    else this.#again = true;
  }

  /** One round at a moment (ms): plans, asks for figures that are due, marks the missed, and makes what is asked for. */
  async run(now: number = Date.now(), plans = true): Promise<void> {
    await this.#inTurn(now, plans);
    await makeQueuedPacks(this.#app, this.#abort.signal);
  }

  async close(): Promise<void> {
    clearTimeout(this.#timer);
    this.#abort.abort();
    await this.#running;
  }

  #schedule(ms: number): void {
    clearTimeout(this.#timer);
    if (this.#abort.signal.aborted) return;
    this.#timer = setTimeout(() => {
      this.#again = false;
      const plans = this.#rounds % planEveryRounds === 0;
      this.#rounds += 1;
      this.#running = this.run(Date.now(), plans)
        .catch((error: unknown) => {
          if (!this.#abort.signal.aborted)
            this.#app.log.warn({ err: error }, 'meetings: not all is planned or prepared, trying again');
        })
        .finally(() => {
          this.#running = null;
          this.#schedule(this.#again ? soonMs : everyMs);
        });
    }, ms);
    this.#timer.unref();
  }

  async #inTurn(now: number, plans: boolean): Promise<void> {
    const session = await this.#app.pool.connect();
    let mine = false;
    try {
      mine = await takeMeetingsTurn(session);
      if (!mine) return;
      if (plans) await planMeetings(this.#app, now);
      await this.#app.inScope(wholeCountry, async (tx) => {
        const at = new Date(now);
        const missed = await markMissed(tx, at);
        const queued = await queueDuePacks(tx, at, new Date(now + preparedMs));
        // The level above hears of what was missed by the same word: its pages watch all below.
        for (const { id, area } of [...missed, ...queued]) await tellSubject(tx, 'meeting', area, id);
      });
    } finally {
      const ended = mine ? await endMeetingsTurn(session).catch((error: Error) => error) : undefined;
      session.release(ended instanceof Error ? ended : undefined);
    }
  }
}
