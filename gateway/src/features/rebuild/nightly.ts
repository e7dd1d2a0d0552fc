import { countCases } from '@fengqiao/db/queries/rebuild';
import {
  endReconcileTurn,
  insertRebuildRun,
  lastRebuildRun,
  pruneRuleRecords,
  type RebuildRunRow,
  takeReconcileTurn,
} from '@fengqiao/db/queries/rebuild-runs';
import type { FastifyInstance } from 'fastify';
import { dayMs, shanghaiDay, startOfDay } from '../../domain/instant.ts';
import { wholeCountry } from '../../plugins/db.ts';
import { Differences } from './differences.ts';
import { countedMonths } from './rebuild.ts';
import { rebuildRollups } from './rebuild-rollups.ts';
import { rebuildStates } from './rebuild-states.ts';

/** 03:20 in Asia/Shanghai. */
const atMs = 200 * 60_000;
/** Runs of neighbouring ids, so that a night's sample is some 2,000 cases of all times. */
const samples = 8;
const casesPerSample = 250;
/** Records of runs, trials and reconciles are kept so long. */
const keepDays = 400;

/** Compares a sample of states and two months of rollups with the log every night; it writes nothing but what it found. */
export class NightlyReconcile {
  readonly #app: FastifyInstance;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<unknown> | null = null;
  #closed = false;

  constructor(app: FastifyInstance) {
    this.#app = app;
  }

  /** Waits for the next night, then for every other. */
  start(): void {
    if (this.#closed) return;
    const midnight = startOfDay(shanghaiDay(Date.now()));
    const next = midnight + atMs > Date.now() ? midnight + atMs : midnight + dayMs + atMs;
    this.#timer = setTimeout(() => {
      this.#running = this.run()
        .catch((error: unknown) => {
          if (!this.#closed)
            this.#app.log.error({ err: error }, 'reconcile: the sample could not be compared');
        })
        .finally(() => this.start());
    }, next - Date.now());
    this.#timer.unref();
  }

  /** One night; null = another gateway is at it, or has been tonight. */
  async run(): Promise<Omit<RebuildRunRow, 'finishedAt'> | null> {
    const session = await this.#app.pool.connect();
    let mine = false;
    try {
      mine = await takeReconcileTurn(session);
      if (!mine) return null;
      const last = await lastRebuildRun(this.#app.pool, 'nightly');
      if (last !== null && Date.now() - last.startedAt.getTime() < dayMs / 2) return null;
      return await this.#compare();
    } finally {
      const ended = mine ? await endReconcileTurn(session).catch((error: Error) => error) : undefined;
      session.release(ended instanceof Error ? ended : undefined);
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    await this.#running;
  }

  async #compare(): Promise<Omit<RebuildRunRow, 'finishedAt'>> {
    const { pool, places, profile, workingDays } = this.#app;
    const startedAt = new Date();
    const differences = new Differences();
    const rules = { profile, calendar: workingDays.calendar, places: await places.current() };
    const { highest } = await this.#app.readScope(wholeCountry, countCases);
    let cases = 0;
    let events = 0;
    for (let sample = 0; sample < samples && !this.#closed; sample += 1) {
      const part = highest / samples;
      const after = Math.floor(part * sample + Math.random() * Math.max(0, part - casesPerSample));
      const options = { fix: false, differences, limit: Math.min(casesPerSample, Math.ceil(part)) };
      const slice = await rebuildStates(pool, rules, after, options);
      cases += slice.cases;
      events += slice.events;
    }
    const months = await countedMonths(pool);
    for (const month of new Set([months.at(-1), months[Math.floor(Math.random() * months.length)]])) {
      if (month !== undefined && !this.#closed)
        await rebuildRollups(pool, month, { fix: false, differences });
    }
    const run = {
      kind: 'nightly' as const,
      startedAt,
      cases,
      events,
      fixed: false,
      differences: differences.counts(),
    };
    await insertRebuildRun(pool, run);
    await pruneRuleRecords(pool, keepDays);
    if (differences.total > 0)
      this.#app.log.error(
        { differences: run.differences },
        'reconcile: states or rollups are not what the log says; npm run rebuild shows and mends it',
      );
    return run;
  }
}
