import type { DrillPerson } from '@fengqiao/contract/drill';
import { forgetCopiedSession } from '@fengqiao/db/queries/drill';
import { liveSessions, revokeSession } from '@fengqiao/db/queries/sessions';
import type { FastifyInstance } from 'fastify';
import type { AccountSession } from '../../plugins/auth.ts';
import type { Pool } from '../../plugins/db.ts';
import { copyTable } from './copy-rows.ts';

interface Inside {
  session: AccountSession;
  since: string;
}

/** Who is inside a drill: the real logins, each with a copy in the drill's database that ends with them. */
export class DrillPeople {
  readonly #app: FastifyInstance;
  readonly #pool: Pool;
  readonly #inside = new Map<string, Inside>();
  readonly #everybody = new Set<string>();

  constructor(app: FastifyInstance, pool: Pool) {
    this.#app = app;
    this.#pool = pool;
  }

  /**
   * Lets a login in: with the same cookie on the same terminal, and no password. Accounts and terminals that are newer than the drill come
   * with it.
   */
  async enter(session: AccountSession): Promise<void> {
    const { accountId, terminal, tokenHash } = session;
    await copyTable(this.#app, this.#pool, 'account', 'id = $1', [accountId]);
    if (terminal !== null) await copyTable(this.#app, this.#pool, 'terminal', 'id = $1', [terminal.id]);
    // A login that was here before left an ended copy behind.
    await forgetCopiedSession(this.#pool, tokenHash);
    await copyTable(this.#app, this.#pool, 'session', 'token_hash = $1', [tokenHash]);
    this.#inside.set(session.id, { session, since: new Date().toISOString() });
    this.#everybody.add(session.account);
  }

  /** False = this login was not inside. */
  async leave(session: AccountSession): Promise<boolean> {
    if (!this.#inside.delete(session.id)) return false;
    await revokeSession(this.#pool, session.tokenHash, 'closed');
    return true;
  }

  has(session: AccountSession): boolean {
    return this.#inside.has(session.id);
  }

  list(): DrillPerson[] {
    return [...this.#inside.values()].map(({ session: { account, displayName, role }, since }) => ({
      account,
      displayName,
      role,
      since,
    }));
  }

  /** Accounts that entered at any time. */
  get count(): number {
    return this.#everybody.size;
  }

  /** Sends away whose real login has ended. */
  async recheck(): Promise<void> {
    const all = [...this.#inside.values()].map(({ session }) => session);
    if (all.length === 0) return;
    const hex = (session: AccountSession) => session.tokenHash.toString('hex');
    const live = await liveSessions(this.#app.pool, all.map(hex));
    for (const session of all) if (!live.has(hex(session))) await this.leave(session);
  }
}
