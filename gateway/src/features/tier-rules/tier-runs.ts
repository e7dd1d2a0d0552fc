import { announceOutbox } from '@fengqiao/db/queries/ingest';
import {
  endTierTurn,
  insertTierRun,
  secondsSinceTierRun,
  type TierRunRow,
  takeTierTurn,
} from '@fengqiao/db/queries/tier-runs';
import type { FastifyInstance } from 'fastify';
import { judgeDueCases } from './judge-due-cases.ts';

/** Longer than a gateway goes on by rules that are no longer in force. */
const seenByAllMs = 3_000;
/** Cases of one transaction: an event for one of them waits that long at most. */
const casesAtOnce = 200;

type Run = Omit<TierRunRow, 'id'>;

/** 定期分级预警 (LZ-05): looks every few minutes at the cases whose tier time alone changes; of several gateways one does it. */
export class TierRuns {
  readonly #app: FastifyInstance;
  readonly #everyMs: number;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<unknown> | null = null;
  #closed = false;

  constructor(app: FastifyInstance, everyMs: number) {
    this.#app = app;
    this.#everyMs = everyMs;
  }

  /** Runs after so many ms, then again and again. */
  start(afterMs: number): void {
    this.#schedule(afterMs, () => this.#runWhenDue());
  }

  /** Other rules are in force: runs as soon as every gateway has seen them, whenever the last run was. */
  soon(): void {
    if (this.#everyMs > 0) this.#schedule(seenByAllMs, () => this.run());
  }

  #schedule(afterMs: number, run: () => Promise<unknown>): void {
    if (this.#closed) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#running = run()
        .catch((error: unknown) => {
          if (!this.#closed) this.#app.log.error({ err: error }, 'tiers: the timed run failed');
        })
        .finally(() => this.start(this.#everyMs));
    }, afterMs);
    this.#timer.unref();
  }

  /** One run and its record; null = another gateway is at it. */
  async run(): Promise<Run | null> {
    return this.#inTurn(() => this.#judgeAll());
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    await this.#running;
  }

  /** Of several gateways whichever is first: the others find that it has just been done. */
  async #runWhenDue(): Promise<void> {
    await this.#inTurn(async () => {
      const seconds = await secondsSinceTierRun(this.#app.pool);
      return seconds !== null && seconds * 1000 < this.#everyMs / 2 ? null : this.#judgeAll();
    });
  }

  async #inTurn(work: () => Promise<Run | null>): Promise<Run | null> {
    const session = await this.#app.pool.connect();
    let mine = false;
    try {
      mine = await takeTierTurn(session);
      return mine ? await work() : null;
    } finally {
      const ended = mine ? await endTierTurn(session).catch((error: Error) => error) : undefined;
      session.release(ended instanceof Error ? ended : undefined);
    }
  }

  async #judgeAll(): Promise<Run> {
    const { pool, places, tierRules, workingDays } = this.#app;
    const began = performance.now();
    const startedAt = new Date();
    const profile = await tierRules.current();
    const rules = { profile, calendar: workingDays.calendar, places: await places.current() };
    const changes = new Map<string, number>();
    let lookedAt = 0;
    let error: string | null = null;
    try {
      for (let some = 1; some > 0 && !this.#closed; ) {
        const slice = await judgeDueCases(pool, rules, casesAtOnce);
        some = slice.lookedAt;
        lookedAt += some;
        for (const [step, n] of slice.changes) changes.set(step, (changes.get(step) ?? 0) + n);
        if (slice.outbox !== null) this.#announce(slice.outbox);
      }
      if (this.#closed) error = 'the gateway closed';
    } catch (fault) {
      this.#app.log.error({ err: fault }, 'tiers: the timed run ended early');
      error = fault instanceof Error ? fault.message : String(fault);
    }
    const run = {
      startedAt,
      durationMs: Math.round(performance.now() - began),
      version: profile.tiers.version,
      lookedAt,
      changed: [...changes.values()].reduce((sum, n) => sum + n, 0),
      changes: Object.fromEntries(changes),
      error,
    };
    await insertTierRun(pool, run);
    return run;
  }

  #announce(outbox: { lo: number; hi: number }): void {
    announceOutbox(this.#app.pool, outbox).catch((error: unknown) =>
      this.#app.log.debug({ err: error }, 'announce'),
    );
  }
}
