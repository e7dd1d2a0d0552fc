import { delayBoundsS } from '@fengqiao/contract/sources';
import { bumpSourceHours, type SourceHourCount } from '@fengqiao/db/queries/source-health';
import fp from 'fastify-plugin';
import { wholeCountry } from './db.ts';

/** What one call of a source brought. */
export interface SourceCall {
  source: string;
  accepted: number;
  duplicates: number;
  quarantined: number;
  /** Times of its events, ms. */
  times: readonly number[];
}

const hourMs = 3_600_000;
const flushMs = 5_000;
/** As the rules of ingest flag a clock (F7). */
const aheadMs = 10 * 60_000;

/** Counts in memory what comes from each source, so that the transactions of ingest need not. */
export class SourceMeter {
  #hours = new Map<string, SourceHourCount & { delays: number[] }>();

  note({ source, accepted, duplicates, quarantined, times }: SourceCall, now: number): void {
    const hour = this.#hourOf(source, now);
    hour.accepted += accepted;
    hour.duplicates += duplicates;
    hour.quarantined += quarantined;
    let newest = Number.NEGATIVE_INFINITY;
    for (const at of times) {
      if (at > newest) newest = at;
      if (at > now + aheadMs) hour.ahead += 1;
    }
    if (newest > now + aheadMs) hour.aheadS = Math.max(hour.aheadS, Math.round((newest - now) / 1000));
    // What is sent again says nothing of how fast it came.
    if (accepted > 0 && times.length > 0) {
      const bucket = delayBoundsS.findIndex((bound) => now - newest <= bound * 1000);
      const index = bucket < 0 ? delayBoundsS.length : bucket;
      hour.delays[index] = (hour.delays[index] ?? 0) + 1;
    }
  }

  /** A request that was refused as a whole. */
  refused(source: string, now: number): void {
    this.#hourOf(source, now).refused += 1;
  }

  /** Hands over what was counted since the last time; counts again from nought. */
  take(): SourceHourCount[] {
    const taken = [...this.#hours.values()];
    this.#hours = new Map();
    return taken;
  }

  /** Takes back what could not be written. */
  giveBack(rows: readonly SourceHourCount[]): void {
    for (const row of rows) {
      const hour = this.#hourOf(row.source, row.hour);
      for (const name of ['accepted', 'duplicates', 'quarantined', 'refused', 'ahead'] as const)
        hour[name] += row[name];
      for (const [index, n] of row.delays.entries()) hour.delays[index] = (hour.delays[index] ?? 0) + n;
      hour.aheadS = Math.max(hour.aheadS, row.aheadS);
      hour.lastAt = Math.max(hour.lastAt, row.lastAt);
    }
  }

  #hourOf(source: string, now: number): SourceHourCount & { delays: number[] } {
    const hour = Math.floor(now / hourMs) * hourMs;
    const key = `${hour} ${source}`;
    let row = this.#hours.get(key);
    if (row === undefined) {
      const none = { accepted: 0, duplicates: 0, quarantined: 0, refused: 0, ahead: 0, aheadS: 0 };
      row = { source, hour, ...none, delays: [0, 0, 0, 0, 0], lastAt: now };
      this.#hours.set(key, row);
    }
    row.lastAt = Math.max(row.lastAt, now);
    return row;
  }
}

declare module 'fastify' {
  interface FastifyInstance {
    sourceMeter: SourceMeter;
    /** Writes down now what was counted; fails silently when the database is away, and loses nothing then. */
    writeSourceHours(): Promise<void>;
  }
}

/** Counts what sources send, and writes it down every few seconds and when the gateway closes. */
export const sourceMeterPlugin = fp(
  async (app) => {
    const meter = new SourceMeter();
    app.decorate('sourceMeter', meter);
    app.decorate('writeSourceHours', async () => {
      const rows = meter.take();
      if (rows.length === 0) return;
      try {
        await app.inScope(wholeCountry, (tx) => bumpSourceHours(tx, rows));
      } catch (error) {
        meter.giveBack(rows);
        app.log.debug({ err: error }, 'the hours of sources were not written down');
      }
    });
    app.addHook('onResponse', async (request, reply) => {
      const source = request.caller?.source ?? null;
      if (source !== null && reply.statusCode >= 400 && reply.statusCode !== 429 && reply.statusCode < 500)
        meter.refused(source.name, Date.now());
    });
    let timer: NodeJS.Timeout | undefined;
    let writing: Promise<void> = Promise.resolve();
    let closed = false;
    const again = (): void => {
      timer = setTimeout(() => {
        writing = app.writeSourceHours().finally(() => {
          if (!closed) again();
        });
      }, flushMs);
    };
    app.addHook('onReady', async () => again());
    app.addHook('onClose', async () => {
      closed = true;
      clearTimeout(timer);
      await writing;
      await app.writeSourceHours();
    });
  },
  { name: 'sourceMeter', dependencies: ['auth', 'db'] },
);
