import { readFileSync } from 'node:fs';
import type { Health } from '@fengqiao/contract/health';
import { type DatabaseFacts, databaseFacts } from '@fengqiao/db';
import { type DeadlineBasis, readDeadlineBasis } from '@fengqiao/db/queries/deadline-moves';
import { newestSeq } from '@fengqiao/db/queries/outbox';
import type { FastifyInstance } from 'fastify';
import { wholeCountry } from '../../plugins/db.ts';

/** Version of the product. */
export const version: string = (
  JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as { version: string }
).version;

const unknown: DatabaseFacts = { engine: 'postgresql', version: 'unknown', timescaledb: null, license: null };

/** Answers `GET /api/health`; remembers what the database said last, for when it is away. */
export class HealthService {
  readonly #app: FastifyInstance;
  #facts: DatabaseFacts | null = null;
  #seq = 0;
  #basis: DeadlineBasis | null = null;

  constructor(app: FastifyInstance) {
    this.#app = app;
  }

  async report(): Promise<Health> {
    const database = await this.#askDatabase();
    const { workingDays } = this.#app;
    const streams = this.#app.media.summary();
    // A node that announced itself and went was perhaps taken away; one that is configured is missed, and so is the last one.
    const nodes = this.#app.media.nodes();
    const nodesMissing =
      nodes.some(({ fixed, alive }) => fixed && !alive) || (nodes.length > 0 && streams.nodes === 0);
    const recording = this.#app.recordings.trouble().map(({ state, message }) => ({ state, message }));
    const degraded = nodesMissing || recording.length > 0;
    return {
      status: database ? (degraded ? 'degraded' : 'ok') : 'down',
      version,
      seq: this.#seq,
      database: this.#facts ?? unknown,
      streams,
      recording,
      spool: 0,
      calendar: { lastYear: workingDays.lastYear, endsSoon: workingDays.endSoon(Date.now()) },
      deadlines: movingOf(this.#basis),
      demo: this.#app.config.demo,
    };
  }

  async #askDatabase(): Promise<boolean> {
    try {
      await this.#app.readScope(wholeCountry, async (client) => {
        this.#seq = await newestSeq(client);
        this.#basis = await readDeadlineBasis(client);
        this.#facts ??= await databaseFacts(client);
      });
      return true;
    } catch (error) {
      this.#app.log.warn({ err: error }, 'health: the database does not answer');
      return false;
    }
  }
}

const movingOf = (basis: DeadlineBasis | null): Health['deadlines'] =>
  basis === null || basis.finishedAt !== null ? null : { done: basis.lookedAt, of: basis.of };
