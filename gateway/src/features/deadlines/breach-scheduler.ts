import {
  casesToWatch,
  endDeadlineTurn,
  lockWatched,
  passedDeadlines,
  setWatch,
  takeDeadlineTurn,
  type WatchedCase,
} from '@fengqiao/db/queries/deadlines';
import type { FastifyInstance } from 'fastify';
import { Counter } from 'prom-client';
import { viewOf } from '../../domain/case-view.ts';
import { type Breach, openDeadlines } from '../../domain/deadlines.ts';
import type { CaseFold } from '../../domain/fold.ts';
import { isRaised, type PassedDeadline } from '../../domain/passed-deadlines.ts';
import type { Places } from '../../domain/placing.ts';
import { wholeCountry } from '../../plugins/db.ts';
import { breachEvent, keyOf } from './breach-event.ts';

/** Cases of one page: one batch of the ingestor, and a lock that a sender hardly waits for. */
const pageSize = 500;
const everyMs = 20_000;

/**
 * Raises each deadline that passed unmet once, as an event of its case. The clock is the database's, and the event is named by its
 * deadline: neither a second gateway, nor a clock that is set back, nor a restart after a week raises one twice or leaves one out.
 */
export class BreachScheduler {
  readonly #app: FastifyInstance;
  readonly #raised: Counter;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<unknown> | null = null;
  #stopped = false;

  constructor(app: FastifyInstance) {
    this.#app = app;
    this.#raised = new Counter({
      name: 'fengqiao_deadlines_passed_total',
      help: 'Deadlines of cases that passed unmet and were raised by this gateway',
      registers: [app.metrics.registry],
    });
  }

  /** Looks after a while, and then again and again. */
  start(): void {
    if (this.#stopped) return;
    this.#timer = setTimeout(() => {
      this.#running = this.run()
        .catch((error: unknown) => {
          if (!this.#stopped) this.#app.log.warn({ err: error }, 'deadlines: not all raised, trying again');
        })
        .finally(() => this.start());
    }, everyMs);
    this.#timer.unref();
  }

  /** Raises all that has passed; answers how many, or null while another gateway is at it. */
  async run(): Promise<number | null> {
    const session = await this.#app.pool.connect();
    let mine = false;
    try {
      mine = await takeDeadlineTurn(session);
      if (!mine) return null;
      let raised = 0;
      for (let found = pageSize; found === pageSize && !this.#stopped; ) {
        const page = await this.#page();
        found = page.found;
        raised += page.raised;
      }
      if (raised > 0) this.#app.log.info({ raised }, 'deadlines: passed deadlines were raised');
      return raised;
    } finally {
      const ended = mine ? await endDeadlineTurn(session).catch((error: Error) => error) : undefined;
      session.release(ended instanceof Error ? ended : undefined);
    }
  }

  async close(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#running;
  }

  async #page(): Promise<{ found: number; raised: number }> {
    const rows = await this.#app.readScope(wholeCountry, (tx) => casesToWatch(tx, pageSize));
    if (rows.length === 0) return { found: 0, raised: 0 };
    const places = await this.#app.places.current();
    const before = await this.#raisedBefore(rows);
    const passed = rows.flatMap((row) =>
      this.#open(row, places)
        .filter((breach) => breach.dueAt < row.now && !isRaised(breach, before(row)))
        .map((breach) => ({ row, breach })),
    );
    const { accepted } = await this.#app.ingestor.append(
      passed.map(({ row, breach }) => breachEvent(row, breach)),
    );
    this.#raised.inc(accepted);
    const raised = new Set(passed.map(({ row, breach }) => keyOf(row, breach)));
    const isOver = (row: WatchedCase, breach: Breach) =>
      raised.has(keyOf(row, breach)) || isRaised(breach, before(row));
    await this.#watchOn(rows, isOver, places);
    return { found: rows.length, raised: accepted };
  }

  /** What was raised of each case until now, by whatever calendar and profile. */
  async #raisedBefore(rows: readonly WatchedCase[]): Promise<(row: WatchedCase) => PassedDeadline[]> {
    const caseIds = rows.map(({ case_id: caseId }) => caseId);
    const passed = await this.#app.readScope(wholeCountry, (tx) => passedDeadlines(tx, caseIds));
    const byCase = new Map<number, PassedDeadline[]>();
    for (const { case_id: caseId, kind, due_at: dueAt, difficulty } of passed) {
      const told = difficulty === null ? {} : { difficulty: difficulty === '' ? null : difficulty };
      byCase.set(caseId, [...(byCase.get(caseId) ?? []), { kind, dueAt, ...told }]);
    }
    return ({ case_id: caseId }) => byCase.get(caseId) ?? [];
  }

  /** Looks at the cases again at the next deadline that is not over. What came in meanwhile counts. */
  async #watchOn(
    rows: readonly WatchedCase[],
    isOver: (row: WatchedCase, breach: Breach) => boolean,
    places: Places,
  ): Promise<void> {
    const caseIds = rows.map(({ case_id: caseId }) => caseId).sort((a, b) => a - b);
    await this.#app.inScope(wholeCountry, async (tx) => {
      const now = await lockWatched(tx, caseIds);
      const next = now.map((row) => ({
        caseId: row.case_id,
        watchAt: this.#open(row, places).find((breach) => !isOver(row, breach))?.dueAt ?? null,
      }));
      await setWatch(tx, next);
    });
  }

  #open(row: WatchedCase, places: Places): Breach[] {
    const { profile, workingDays } = this.#app;
    const fold = row.fold as CaseFold;
    const view = viewOf(fold, {
      sourceArea: row.source_area,
      profile,
      pointOf: (area) => places.pointOf(area),
    });
    return openDeadlines(fold, view, profile, workingDays.calendar);
  }
}
