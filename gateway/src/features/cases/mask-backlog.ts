import {
  countUnmasked,
  setMaskedCases,
  setMaskedEvents,
  takeUnmaskedCases,
  takeUnmaskedEvents,
} from '@fengqiao/db/queries/mask-backlog';
import type { FastifyInstance } from 'fastify';
import type { Masker } from '../../domain/mask.ts';
import { maskerFor } from '../../domain/masker-for.ts';
import { type Client, wholeCountry } from '../../plugins/db.ts';

/** Small enough that a sender whose case is being masked hardly waits. */
const rowsAtOnce = 500;
/** A gateway of the version before may still write words without a mask. */
const lookEveryMs = 10 * 60_000;
const retryMs = 10_000;
const tellEveryMs = 5_000;

/**
 * Masks the words that were stored before there were masks, from the start of the gateway on; until then they are shown as
 * empty. Two gateways share the work: each takes rows that the other does not hold.
 */
export class MaskBacklog {
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
      if (!this.#stopped) this.#app.log.warn({ err: error }, 'masking: not finished, trying again');
    }
    if (this.#stopped) return;
    this.#timer = setTimeout(() => this.start(), wait);
    this.#timer.unref();
  }

  async #work(): Promise<void> {
    const { log, places, profile } = this.#app;
    const waiting = await this.#app.readScope(wholeCountry, countUnmasked);
    if (waiting.cases + waiting.events === 0) return;
    log.info(waiting, 'masking: words of before are being masked');
    const masker = maskerFor(await places.current(), profile);
    let done = 0;
    let toldAt = Date.now();
    while (!this.#stopped) {
      const rows = await this.#app.inScope(
        wholeCountry,
        async (tx) => (await maskCases(tx, masker)) + (await maskEvents(tx, masker)),
      );
      if (rows === 0) break;
      done += rows;
      if (Date.now() - toldAt < tellEveryMs) continue;
      toldAt = Date.now();
      log.info({ done, of: waiting.cases + waiting.events }, 'masking: under way');
    }
    log.info({ done }, this.#stopped ? 'masking: interrupted' : 'masking: done');
  }
}

async function maskCases(tx: Client, masker: Masker): Promise<number> {
  const rows = await takeUnmaskedCases(tx, rowsAtOnce);
  const masked = rows.map(({ case_id: caseId, title, detail }) => {
    const [maskedTitle, maskedDetail] = masker.together([title, detail] as const);
    return { caseId, title: maskedTitle ?? '', detail: maskedDetail };
  });
  if (masked.length > 0) await setMaskedCases(tx, masked);
  return masked.length;
}

async function maskEvents(tx: Client, masker: Masker): Promise<number> {
  const rows = await takeUnmaskedEvents(tx, rowsAtOnce);
  const masked = rows.map(({ case_id: caseId, source, event_id: eventId, fields }) => ({
    caseId,
    source,
    eventId,
    fields: JSON.stringify(masker.deep(fields)),
  }));
  if (masked.length > 0) await setMaskedEvents(tx, masked);
  return masked.length;
}
