import type { Retention } from '@fengqiao/contract/retention';
import { endRetentionTurn, takeRetentionTurn } from '@fengqiao/db/queries/retention';
import { readSetting, writeSetting } from '@fengqiao/db/queries/settings';
import type { FastifyInstance } from 'fastify';
import { Counter } from 'prom-client';
import { deleteEverythingOver } from './delete-over.ts';
import type { RetentionSettings } from './rule.ts';
import { retentionRules } from './rules.ts';

const settingName = 'retention.lastRun';
const dayMs = 86_400_000;

/** Deletes once a day what is over its time; of several gateways one does it. */
export class RetentionJob {
  readonly #app: FastifyInstance;
  readonly #settings: RetentionSettings;
  readonly #deleted: Counter<'kind'>;
  readonly #abort = new AbortController();
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<unknown> | null = null;
  #nextRunAt: Date;

  constructor(app: FastifyInstance, settings: RetentionSettings) {
    this.#app = app;
    this.#settings = settings;
    this.#nextRunAt = new Date(Date.now() + dayMs);
    this.#deleted = new Counter({
      name: 'fengqiao_retention_deleted_total',
      help: 'Rows that were deleted because their time was over',
      labelNames: ['kind'],
      registers: [app.metrics.registry],
    });
  }

  get nextRunAt(): Date {
    return this.#nextRunAt;
  }

  /** Runs after so many ms, then every day. */
  start(afterMs: number): void {
    this.#nextRunAt = new Date(Date.now() + afterMs);
    this.#timer = setTimeout(() => {
      this.#running = this.run()
        .catch((error: unknown) => {
          if (!this.#abort.signal.aborted)
            this.#app.log.error({ err: error }, 'retention: not everything could be deleted');
        })
        .finally(() => !this.#abort.signal.aborted && this.start(dayMs));
    }, afterMs);
    this.#timer.unref();
  }

  /** One run; null = another gateway is at it. Answers the rows by rule. */
  async run(): Promise<Record<string, number> | null> {
    const session = await this.#app.pool.connect();
    let mine = false;
    try {
      mine = await takeRetentionTurn(session);
      if (!mine) return null;
      const rules = retentionRules(this.#settings);
      const deleted = await deleteEverythingOver(this.#app, rules, this.#settings, this.#abort.signal);
      await this.#tell(deleted);
      return deleted;
    } finally {
      const ended = mine ? await endRetentionTurn(session).catch((error: Error) => error) : undefined;
      session.release(ended instanceof Error ? ended : undefined);
    }
  }

  async lastRun(): Promise<Retention['lastRun']> {
    return readSetting<NonNullable<Retention['lastRun']>>(this.#app.pool, settingName);
  }

  async close(): Promise<void> {
    clearTimeout(this.#timer);
    this.#abort.abort();
    await this.#running;
  }

  async #tell(deleted: Record<string, number>): Promise<void> {
    const some = Object.fromEntries(Object.entries(deleted).filter(([, rows]) => rows > 0));
    for (const [kind, rows] of Object.entries(some)) this.#deleted.inc({ kind }, rows);
    this.#app.log.info({ deleted: some }, 'retention: what was over its time is deleted');
    await writeSetting(this.#app.pool, settingName, { at: new Date().toISOString(), deleted });
    if (Object.keys(some).length > 0) await this.#app.audit({ action: 'data.deleted', detail: some }, null);
  }
}
