import { createHash } from 'node:crypto';
import { areaCodeOfKey } from '@fengqiao/contract/areas';
import { findRevokedSession, findSession, touchSession } from '@fengqiao/db/queries/sessions';
import type { FastifyInstance } from 'fastify';
import { AppError } from '../errors.ts';
import { Seldom } from '../seldom.ts';
import { type AccountSession, toSession } from './account-session.ts';
import { Bindings, type Evidence } from './binding.ts';

const touchEveryMs = 60_000;
/** One row in the audit log per session and this time, however often a copied cookie is tried. */
const tellEveryMs = 60_000;
const tokenLength = 43;

/** Lets in whoever shows the token of a live session, on the terminal where it was opened; writes down whoever tries without. */
export class Entrance {
  readonly #app: FastifyInstance;
  readonly #bindings = new Bindings();
  readonly #seldom = new Seldom(tellEveryMs);

  constructor(app: FastifyInstance) {
    this.#app = app;
  }

  /** Throws `session.required`, `session.badProof`, `session.terminalRequired`. */
  async enter(token: string | undefined, shown: Evidence, ip: string): Promise<AccountSession> {
    const session = await this.find(token);
    if (session === null) {
      await this.#noteEnded(token, ip);
      throw new AppError('session.required');
    }
    if (!(await this.isBound(session, shown, ip))) throw new AppError('session.badProof');
    if (this.#app.config.terminals === 'required' && session.terminal === null)
      throw new AppError('session.terminalRequired');
    return session;
  }

  /** The live session of a token, whatever it is bound to; null when there is none. */
  async find(token: string | undefined): Promise<AccountSession | null> {
    if (token?.length !== tokenLength) return null;
    const tokenHash = hash(token);
    const row = await findSession(this.#app.pool, tokenHash);
    if (row === null) return null;
    if (Date.now() - row.lastSeenAt.getTime() > touchEveryMs) await touchSession(this.#app.pool, tokenHash);
    return toSession(row, tokenHash, this.#app.config.passwordMaxDays);
  }

  /** Whether the caller is the terminal of the session. */
  async isBound(session: AccountSession, shown: Evidence, ip: string): Promise<boolean> {
    const fault = this.#bindings.faultOf(session, shown);
    if (fault === null) return true;
    if (this.#seldom.isDue(`copied ${session.id}`)) {
      const object = `session:${session.id}`;
      await this.#app.audit(
        { action: 'session.copied', outcome: 'refused', object, detail: { fault } },
        { session, ip },
      );
    }
    return false;
  }

  /** Writes down that a session which somebody else ended (a new password, another login, an administrator) is still tried. */
  async #noteEnded(token: string | undefined, ip: string): Promise<void> {
    if (token?.length !== tokenLength) return;
    const tokenHash = hash(token);
    if (!this.#seldom.isDue(`ended ${tokenHash.toString('base64')}`)) return;
    const ended = await findRevokedSession(this.#app.pool, tokenHash);
    if (ended === null) return;
    await this.#app.audit(
      {
        action: 'session.refused',
        outcome: 'refused',
        actor: ended.account,
        areaCode: areaCodeOfKey(ended.area),
        detail: { reason: 'session.required', ended: ended.reason },
      },
      { session: null, ip },
    );
  }
}

const hash = (token: string): Buffer => createHash('sha256').update(token).digest();
