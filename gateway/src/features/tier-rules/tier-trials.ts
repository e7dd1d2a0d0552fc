import { setTimeout as pause } from 'node:timers/promises';
import type { TierRule } from '@fengqiao/contract/profiles';
import type { TierTrialInput } from '@fengqiao/contract/tier-rules';
import { logOf } from '@fengqiao/db/queries/rebuild';
import {
  countTrialCases,
  endTrial,
  insertTrial,
  noteTrialProgress,
  trialCases,
} from '@fengqiao/db/queries/tier-trials';
import type { FastifyInstance } from 'fastify';
import type { LogEvent } from '../../domain/fold.ts';
import { dayMs } from '../../domain/instant.ts';
import { compareHistories, tierHistories } from '../../domain/tier-history.ts';
import { TierTrialSum } from '../../domain/tier-trial.ts';
import { type Client, wholeCountry } from '../../plugins/db.ts';
import { AppError } from '../../plugins/errors.ts';
import type { Profile } from '../../profiles/profile-schema.ts';
import { fromLog } from '../ingest/log-payload.ts';

/** Cases of one question to the database. */
const casesAtOnce = 50;
/** Longest time that a trial holds the event loop, and how long it then leaves it to everybody else. */
const turnMs = 4;
const pauseMs = 2;

interface Trial {
  id: string;
  rules: readonly TierRule[];
  inForce: Profile;
  from: number;
  until: number;
}

/**
 * Tries rules on the past: replays the log of each case of a window under them and under those in force. It runs in the gateway in turns
 * of a few milliseconds, one trial at a time in the whole system; its state is in the database, so that every gateway can tell of it.
 */
export class TierTrials {
  readonly #app: FastifyInstance;
  #running: Promise<void> | null = null;
  #closed = false;

  constructor(app: FastifyInstance) {
    this.#app = app;
  }

  /** Begins a trial; answers its id. Throws `rules.trialRuns`. */
  async start(
    tx: Client,
    askedBy: string,
    { rules, days }: TierTrialInput,
  ): Promise<{ id: string; begin: () => void }> {
    const inForce = await this.#app.tierRules.current();
    const against = inForce.tiers.version;
    const id = await insertTrial(tx, { askedBy, profile: inForce.id, rules, against, days });
    if (id === null) throw new AppError('rules.trialRuns');
    const until = Date.now();
    const trial = { id, rules, inForce, from: until - days * dayMs, until };
    return {
      id,
      begin: () => {
        this.#running = this.#run(trial).catch((error: unknown) => this.#fail(id, error));
      },
    };
  }

  /** Waits for the trial that runs here, if one does. */
  async settled(): Promise<void> {
    await this.#running;
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#running;
  }

  async #run(trial: Trial): Promise<void> {
    const { pool } = this.#app;
    const ofAll = await this.#app.readScope(wholeCountry, (tx) => countTrialCases(tx, trial.from));
    const sum = new TierTrialSum(trial.from, trial.until);
    const turns = new Turns();
    let lookedAt = 0;
    for (let after: number | null = 0; after !== null; ) {
      if (this.#closed) throw new Error('the gateway closed');
      const slice: Slice = await this.#slice(trial, after);
      for (const { caseId, sourceArea, log } of slice.cases) {
        await turns.giveWay();
        this.#compare(trial, sum, caseId, sourceArea, log);
      }
      after = slice.lastId;
      lookedAt += slice.cases.length;
      if (!(await noteTrialProgress(pool, trial.id, lookedAt, Math.max(ofAll, lookedAt)))) return;
    }
    await endTrial(pool, trial.id, 'done', { ...sum.result(), lists: sum.lists });
  }

  #slice(trial: Trial, after: number): Promise<Slice> {
    return this.#app.readScope(wholeCountry, async (tx) => {
      const cases = await trialCases(tx, trial.from, after, casesAtOnce);
      const logs = new Map<number, LogEvent[]>(cases.map(({ caseId }) => [caseId, []]));
      if (cases.length > 0)
        for (const row of await logOf(tx, [...logs.keys()])) logs.get(row.case_id)?.push(fromLog(row));
      return {
        cases: cases.map((each) => ({ ...each, log: logs.get(each.caseId) ?? [] })),
        lastId: cases.length < casesAtOnce ? null : (cases.at(-1)?.caseId ?? null),
      };
    });
  }

  #compare(trial: Trial, sum: TierTrialSum, caseId: number, sourceArea: number, log: LogEvent[]): void {
    const { inForce, rules, from, until } = trial;
    const [before, after] = tierHistories(
      log,
      // Where a case is on the map has no part in its tier.
      { sourceArea, profile: inForce, pointOf: () => null },
      inForce,
      this.#app.workingDays.calendar,
      [inForce, { tiers: { version: 'trial', rules: [...rules] } }],
      until,
    );
    if (before === undefined || after === undefined) return;
    sum.add(caseId, before.open, compareHistories(before, after, from, until));
  }

  async #fail(id: string, error: unknown): Promise<void> {
    this.#app.log.error({ err: error }, 'tiers: rules could not be tried');
    await endTrial(this.#app.pool, id, 'failed').catch(() => false);
  }
}

interface Slice {
  cases: { caseId: number; sourceArea: number; log: LogEvent[] }[];
  lastId: number | null;
}

/** Lets everybody else have a turn whenever this one has lasted long enough. */
class Turns {
  #began = performance.now();

  async giveWay(): Promise<void> {
    if (performance.now() - this.#began < turnMs) return;
    await pause(pauseMs);
    this.#began = performance.now();
  }
}
