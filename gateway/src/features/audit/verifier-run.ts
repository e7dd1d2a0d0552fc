import type { AuditVerificationStatus } from '@fengqiao/contract/audit';
import { readHeads } from '@fengqiao/db';
import type { FastifyInstance } from 'fastify';
import type { Actor } from '../../plugins/audit.ts';
import { headsFile } from './heads.ts';
import { verifyChain } from './verify-chain.ts';

/** A result younger than this is shown as it is. */
const freshMs = 600_000;

/** One verification at a time, in the background; its result stays until the next. */
export class VerifierRun {
  readonly #app: FastifyInstance;
  readonly #abort = new AbortController();
  #status: AuditVerificationStatus | null = null;
  #running: Promise<void> | null = null;

  constructor(app: FastifyInstance) {
    this.#app = app;
  }

  /** The last result when it is fresh, else one that just began. */
  look(actor: Actor): AuditVerificationStatus {
    const { finishedAt } = this.#status ?? {};
    const fresh = typeof finishedAt === 'string' && Date.now() - Date.parse(finishedAt) < freshMs;
    return this.#status !== null && (fresh || this.#running !== null) ? this.#status : this.start(actor);
  }

  /** Begins one unless one runs. */
  start(actor: Actor): AuditVerificationStatus {
    if (this.#status !== null && this.#running !== null) return this.#status;
    const status: AuditVerificationStatus = {
      rows: 0,
      from: null,
      head: null,
      fault: null,
      state: 'running',
      progress: 0,
      startedAt: new Date().toISOString(),
      finishedAt: null,
    };
    this.#status = status;
    // The request may be gone when it ends: who asked is kept, not the request.
    const asker = 'caller' in actor ? { session: actor.caller.session, ip: actor.ip } : actor;
    this.#running = this.#run(status, asker).finally(() => {
      this.#running = null;
    });
    return status;
  }

  async close(): Promise<void> {
    this.#abort.abort();
    await this.#running;
  }

  async #run(status: AuditVerificationStatus, asker: Actor): Promise<void> {
    try {
      const found = await verifyChain(this.#app.pool, {
        heads: await readHeads(headsFile(this.#app.config.dataFolder)),
        signal: this.#abort.signal,
        onProgress: (rows, of) => {
          status.rows = rows;
          status.progress = rows / of;
        },
      });
      const { rows, fault } = found;
      if (fault !== null) this.#app.log.error({ fault }, 'the audit log does not hold');
      await this.#app.audit(
        {
          action: 'audit.verified',
          detail: { rows, fault: fault === null ? null : `${fault.day}:${fault.no} ${fault.what}` },
        },
        asker,
      );
      Object.assign(status, found, { state: 'done', progress: 1 });
    } catch (error) {
      if (!this.#abort.signal.aborted)
        this.#app.log.error({ err: error }, 'the audit log could not be verified');
      status.state = 'failed';
    } finally {
      status.finishedAt = new Date().toISOString();
    }
  }
}
