import type { FastifyInstance } from 'fastify';
import type { AccountSession } from '../auth.ts';
import { Seldom } from '../seldom.ts';

/** The same refusal of the same session leaves one row in the audit log per this time. */
const tellEveryMs = 60_000;

/** Writes down sockets that were refused or ended for what they asked. Never throws: a refusal stands without its row. */
export class RefusedSockets {
  readonly #app: FastifyInstance;
  readonly #seldom = new Seldom(tellEveryMs);

  constructor(app: FastifyInstance) {
    this.#app = app;
  }

  /** `object`: what was asked for, e.g. `area:511900`. */
  note(session: AccountSession, ip: string, reason: string, object?: string): void {
    this.#app.log.warn({ account: session.account, ip, reason, object }, 'realtime: refused');
    if (!this.#seldom.isDue(`${session.id} ${reason} ${object}`)) return;
    const act = { action: 'socket.refused', outcome: 'refused', detail: { reason } } as const;
    this.#app
      .audit(object === undefined ? act : { ...act, object }, { session, ip })
      .catch((error: unknown) =>
        this.#app.log.error({ err: error }, 'realtime: a refusal was not written down'),
      );
  }
}
