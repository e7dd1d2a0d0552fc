import type { Progress } from '@fengqiao/contract/packs';
import { tellSubject } from '@fengqiao/db/queries/outbox';
import {
  beginReport,
  dropPackOfReport,
  endReport,
  endReportTurn,
  finishReport,
  noteReportProgress,
  openReports,
  type ReportRow,
  takeReportTurn,
} from '@fengqiao/db/queries/reports';
import type { FastifyInstance } from 'fastify';
import { failureOf, type ReportFailure } from '../../domain/report-failures.ts';
import { type Client, wholeCountry } from '../../plugins/db.ts';
import { AppError } from '../../plugins/errors.ts';
import { askByTheClock } from './ask-by-clock.ts';
import { makeFiles } from './make-report.ts';

/** How often a gateway looks for work that another one has put into the queue or left. */
const everyMs = 15_000;
const looksAhead = 50;
/** A report that ended its gateway so often is not begun again. */
const mostAttempts = 3;

class Cancelled extends Error {}
class Closed extends Error {}

/**
 * Makes reports one at a time in each gateway. Whoever makes one holds a lock of the database for it: a gateway that dies lets it go, and
 * another begins anew. Its progress stands in its row, and pages hear of it.
 */
export class ReportRunner {
  readonly #app: FastifyInstance;
  #timer: NodeJS.Timeout | undefined;
  #round: Promise<void> | null = null;
  #again = false;
  #started = false;
  #closed = false;
  #running: { id: string; abort: AbortController } | null = null;

  constructor(app: FastifyInstance) {
    this.#app = app;
  }

  /** Looks for work after so many ms, then every quarter of a minute; first asks for what the clock of the place wants. */
  start(afterMs: number): void {
    this.#started = true;
    this.#timer = setTimeout(() => {
      void this.byClock().finally(() => {
        this.hint();
        if (!this.#closed) this.start(everyMs);
      });
    }, afterMs);
    this.#timer.unref();
  }

  /** Puts into the queue what the cadences of the place ask for; answers how many reports were new. Never throws. */
  async byClock(now: number = Date.now()): Promise<number> {
    // What cannot be signed is not made: asked for now, it would have failed when the key is there.
    const { sealKey, drill } = this.#app.config;
    if (sealKey === null || drill) return 0;
    try {
      return await askByTheClock(this.#app, now);
    } catch (error) {
      if (!this.#closed) this.#app.log.warn({ err: error }, 'reports: the clock could not ask');
      return 0;
    }
  }

  /** There is something in the queue; a gateway that has not begun leaves it to the others. */
  hint(): void {
    if (this.#started) this.#begin();
  }

  /** Makes what is in the queue, and waits until nothing is left to do here. */
  async run(): Promise<void> {
    this.#begin();
    while (this.#round !== null) await this.#round;
  }

  #begin(): void {
    if (this.#closed) return;
    if (this.#round !== null) {
      this.#again = true;
      return;
    }
    this.#round = this.#work()
      .catch((error: unknown) => {
        if (!this.#closed) this.#app.log.warn({ err: error }, 'reports: not made this time');
      })
      .finally(() => {
        this.#round = null;
        if (!this.#again) return;
        this.#again = false;
        this.#begin();
      });
  }

  /** Stops a report that is made here. */
  stop(id: string): void {
    if (this.#running?.id === id) this.#running.abort.abort(new Cancelled());
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#running?.abort.abort(new Closed());
    await this.#round;
  }

  async #work(): Promise<void> {
    const { pool } = this.#app;
    const session = await pool.connect();
    let broken: Error | undefined;
    try {
      for (let made = true; made && !this.#closed; ) {
        made = false;
        const waiting = await this.#app.readScope(wholeCountry, (tx) => openReports(tx, looksAhead));
        for (const id of waiting) {
          if (this.#closed || !(await takeReportTurn(session, id))) continue;
          try {
            made = (await this.#make(id)) || made;
          } finally {
            await endReportTurn(session, id);
          }
          // What came meanwhile may go before the rest.
          if (made) break;
        }
      }
    } catch (error) {
      // Its locks end with it.
      broken = error as Error;
      throw error;
    } finally {
      session.release(broken);
    }
  }

  /** Makes one report that nobody else makes; false = there was nothing to make. */
  async #make(id: string): Promise<boolean> {
    const report = await this.#tell(id, (tx) => beginReport(tx, id));
    if (report === null) return false;
    if (report.attempts > mostAttempts) {
      await this.#end(report, 'report.givenUp');
      return true;
    }
    const abort = new AbortController();
    this.#running = { id, abort };
    try {
      const made = await makeFiles(
        this.#app,
        report,
        (progress) => this.#note(report, progress, abort),
        abort.signal,
      );
      await this.#tell(id, async (tx) => {
        if (await finishReport(tx, id, made)) return report;
        await dropPackOfReport(tx, made.packId);
        return null;
      });
    } catch (error) {
      await this.#failed(report, error);
    } finally {
      this.#running = null;
    }
    return true;
  }

  async #note(report: ReportRow, progress: Progress, abort: AbortController): Promise<void> {
    const noted = await this.#tell(report.id, async (tx) =>
      (await noteReportProgress(tx, report.id, progress)) ? report : null,
    );
    // Cancelled at another gateway.
    if (noted === null) abort.abort(new Cancelled());
  }

  async #failed(report: ReportRow, error: unknown): Promise<void> {
    if (error instanceof Cancelled) return;
    // Another gateway begins it anew, or this one when it is back.
    if (error instanceof Closed || this.#closed) return;
    const known = error instanceof AppError && error.code !== 'internal';
    if (!known) this.#app.log.error({ err: error, reportId: report.id }, 'a report failed');
    await this.#end(report, known ? failureOf(error.code, error.message) : 'internal');
  }

  async #end(report: ReportRow, failure: ReportFailure): Promise<void> {
    await this.#tell(report.id, async (tx) =>
      (await endReport(tx, report.id, 'failed', failure)) ? report : null,
    );
  }

  /** Changes a report and tells the pages in the same transaction; null = it was not changed. */
  #tell(id: string, change: (tx: Client) => Promise<ReportRow | null>): Promise<ReportRow | null> {
    return this.#app.inScope(wholeCountry, async (tx) => {
      const row = await change(tx);
      if (row !== null) await tellSubject(tx, 'report', row.area, id);
      return row;
    });
  }
}
