import { casesWithoutSearch, upsertCaseSearch } from '@fengqiao/db/queries/case-search';
import type { FastifyInstance } from 'fastify';
import { searchWords } from '../../domain/search-words.ts';
import { wholeCountry } from '../../plugins/db.ts';

/** Small enough that a sender whose case is being folded hardly waits. */
const rowsAtOnce = 500;
/** A gateway of the version before may still write titles that searches do not know. */
const lookEveryMs = 10 * 60_000;
const retryMs = 10_000;

/** Lets searches know the titles that were stored before they were folded, from the start of the gateway on; two gateways may. */
export class SearchBacklog {
  readonly #app: FastifyInstance;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | null = null;
  #stopped = false;

  constructor(app: FastifyInstance) {
    this.#app = app;
  }

  /** Works in the background until nothing is left, then looks now and then. Never throws. */
  start(): void {
    this.#running = this.#run();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#running;
  }

  async #run(): Promise<void> {
    let wait = lookEveryMs;
    try {
      await this.#work();
    } catch (error) {
      wait = retryMs;
      if (!this.#stopped)
        this.#app.log.warn({ err: error }, 'search: not all titles are known yet, trying again');
    }
    if (this.#stopped) return;
    this.#timer = setTimeout(() => this.start(), wait);
    this.#timer.unref();
  }

  async #work(): Promise<void> {
    let done = 0;
    for (let after = 0; !this.#stopped; ) {
      const last: number = after;
      const rows = await this.#app.inScope(wholeCountry, async (tx) => {
        const found = await casesWithoutSearch(tx, last, rowsAtOnce);
        const known = found.map(({ case_id: caseId, area, title, title_masked: masked }) => ({
          caseId,
          area,
          ...searchWords(title, masked),
        }));
        if (known.length > 0) await upsertCaseSearch(tx, known);
        return known;
      });
      done += rows.length;
      after = rows.at(-1)?.caseId ?? after;
      if (rows.length < rowsAtOnce) break;
    }
    if (done > 0) this.#app.log.info({ done }, 'search: titles of before are known now');
  }
}
