import { newestSeq, outboxAfter } from '@fengqiao/db/queries/outbox';
import type { FastifyInstance } from 'fastify';
import { wholeCountry } from '../db.ts';
import { type PresentedChanges, presentChanges } from './present-changes.ts';

const pollEveryMs = 1_000;
/** Rounds are at least this far apart, so that a burst becomes few messages. */
const pauseMs = 40;
const rowsAtOnce = 200;
/** Further behind than this, pages load snapshots instead of every change. */
const jumpAfter = 2_000;
/** While a flood lasts (years of history being loaded), pages load snapshots at most this often. */
const jumpPauseMs = 2_000;

/** What the tail passes on: everything with `from` < seq ≤ `seq`; `null` = too much to tell one by one. */
export type OnTail = (from: number, seq: number, changes: PresentedChanges | null) => void;

/** What a round has read: all there was, a part, or it jumped over what was too much. */
type Read = 'all' | 'part' | 'jumped';

/** Reads the outbox in order, each row once, at a hint and once a second. */
export class OutboxTail {
  readonly #app: FastifyInstance;
  readonly #onTail: OnTail;
  #seq: number | null = null;
  #timer: NodeJS.Timeout | undefined;
  #running = false;
  #hinted = false;
  #stopped = false;
  #succeededAt = Number.NEGATIVE_INFINITY;
  /** Before then nothing is read, however many hints come. Like every time here by a clock that nobody sets back. */
  #notBefore = 0;

  constructor(app: FastifyInstance, onTail: OnTail) {
    this.#app = app;
    this.#onTail = onTail;
  }

  /** Everything up to this sequence has been passed on; 0 before the first round. */
  get seq(): number {
    return this.#seq ?? 0;
  }

  /** Whether the database answered lately, so that silence means "nothing happened". */
  isCurrent(): boolean {
    return performance.now() - this.#succeededAt < 3 * pollEveryMs;
  }

  start(): void {
    void this.#run();
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  /** There is something to read. */
  hint(): void {
    if (this.#running) this.#hinted = true;
    else if (!this.#stopped) this.#schedule(0);
  }

  #schedule(ms: number): void {
    clearTimeout(this.#timer);
    const waitMs = Math.max(ms, this.#notBefore - performance.now(), 0);
    this.#timer = setTimeout(() => void this.#run(), waitMs);
  }

  async #run(): Promise<void> {
    if (this.#running || this.#stopped) return;
    this.#running = true;
    this.#hinted = false;
    clearTimeout(this.#timer);
    let read: Read = 'all';
    try {
      read = await this.#round();
      this.#succeededAt = performance.now();
    } catch (error) {
      if (!this.#stopped) this.#app.log.warn({ err: error }, 'realtime: the outbox cannot be read');
    }
    this.#running = false;
    if (this.#stopped) return;
    this.#notBefore = performance.now() + (read === 'jumped' ? jumpPauseMs : pauseMs);
    this.#schedule(read === 'all' && !this.#hinted ? pollEveryMs : 0);
  }

  async #round(): Promise<Read> {
    const from = this.#seq;
    return this.#app.readScope(wholeCountry, async (client) => {
      if (from === null) {
        this.#seq = await newestSeq(client);
        return 'all';
      }
      const rows = await outboxAfter(client, from, rowsAtOnce);
      const last = rows.at(-1);
      if (last === undefined) return 'all';
      const newest = rows.length < rowsAtOnce ? last.seq : await newestSeq(client);
      if (newest - from > jumpAfter) {
        this.#seq = newest;
        this.#onTail(from, newest, null);
        return 'jumped';
      }
      const changes = await presentChanges(client, rows);
      this.#seq = last.seq;
      this.#onTail(from, last.seq, changes);
      return newest > last.seq ? 'part' : 'all';
    });
  }
}
