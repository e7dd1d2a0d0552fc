import { randomBytes } from 'node:crypto';
import type { Credentials } from '@fengqiao/contract/accounts';
import { areaCodeOfKey } from '@fengqiao/contract/areas';
import { type AccountRow, clearFailures, findAccount } from '@fengqiao/db/queries/accounts';
import { endSessions, findSession, insertSession, revokeSession } from '@fengqiao/db/queries/sessions';
import type { FastifyInstance } from 'fastify';
import { type AccountSession, toSession } from '../../plugins/auth/account-session.ts';
import { sha256 } from '../../plugins/auth.ts';
import { wholeCountry } from '../../plugins/db.ts';
import { AppError } from '../../plugins/errors.ts';
import { Seldom } from '../../plugins/seldom.ts';
import { leaveOtherTerminals } from './other-terminals.ts';
import type { PasswordCheck } from './password-check.ts';
import type { SecondFactors } from './second-factor.ts';
import { claimTerminal, type LoginOrigin, proveTerminal } from './terminal-check.ts';

const hour = 3_600_000;
/** A shift with its handover; a kiosk on the wall is not asked again for a quarter of a year. */
const lifetimeMs = (role: string): number => (role === 'kiosk' ? 90 * 24 * hour : 12 * hour);
/** Attempts against a locked account leave one row in the audit log per this time. */
const tellLockedEveryMs = 60_000;

export interface Opened {
  /** For the cookie. */
  token: string;
  session: AccountSession;
}

/** Opens and closes sessions: password, then terminal, then second factor. Each is written down, the refused ones too. */
export class Login {
  readonly #app: FastifyInstance;
  readonly #passwords: PasswordCheck;
  readonly #secondFactors: SecondFactors;
  readonly #seldom = new Seldom(tellLockedEveryMs);

  constructor(app: FastifyInstance, passwords: PasswordCheck, secondFactors: SecondFactors) {
    this.#app = app;
    this.#passwords = passwords;
    this.#secondFactors = secondFactors;
  }

  /** Throws `session.*`. An account that does not exist answers like one with a wrong password. */
  async open(credentials: Credentials, from: LoginOrigin): Promise<Opened> {
    const { account, password } = credentials;
    try {
      return await this.#passwords.inTurn(account, async () =>
        this.#enter(await this.#passwords.verify(account, password), credentials, from),
      );
    } catch (error) {
      if (error instanceof AppError) await this.#noteRefusal(error.code, credentials, from.ip);
      throw error;
    }
  }

  /** Ends the session of a token; its sockets are told. Nothing happens when there is none. */
  async close(token: string, ip: string): Promise<void> {
    const tokenHash = sha256(token);
    const row = await findSession(this.#app.pool, tokenHash);
    if (row === null || !(await revokeSession(this.#app.pool, tokenHash, 'closed'))) return;
    const session = toSession(row, tokenHash, 0);
    await this.#app.audit({ action: 'session.closed', object: `session:${session.id}` }, { session, ip });
  }

  /** What comes after the right password. */
  async #enter(row: AccountRow, credentials: Credentials, from: LoginOrigin): Promise<Opened> {
    const { code, terminal, takeOver = false } = credentials;
    const app = this.#app;
    const needsTerminal = row.bound || app.config.terminals === 'required';
    const claim = needsTerminal ? await claimTerminal(app.pool, terminal, from) : null;
    if (needsTerminal && claim === null) throw new AppError('session.terminalRequired');
    if (row.secondFactor && code === undefined) throw new AppError('session.secondFactor');

    const token = randomBytes(32).toString('base64url');
    const tokenHash = sha256(token);
    const expiresAt = new Date(Date.now() + lifetimeMs(row.role));
    try {
      return await app.inScope(wholeCountry, async (tx) => {
        const proven = claim === null ? null : await proveTerminal(tx, row, claim, from);
        if (row.secondFactor && !(await this.#secondFactors.use(tx, row, row.totpSealed, code ?? '')))
          throw new AppError('session.badSecondFactor');
        await clearFailures(tx, row.id);
        const bound = { terminalId: proven?.terminalId ?? null, proofKey: proven?.proofKey ?? null };
        if (bound.terminalId !== null) {
          await endSessions(tx, { terminalId: bound.terminalId }, 'anotherLogin');
          await leaveOtherTerminals(tx, row, takeOver);
        }
        await insertSession(tx, { tokenHash, accountId: row.id, expiresAt, address: from.ip, ...bound });
        const stored = await findSession(tx, tokenHash);
        if (stored === null) throw new AppError('session.badCredentials'); // disabled in this moment
        const session = toSession(stored, tokenHash, app.config.passwordMaxDays);
        const detail = { secondFactor: row.secondFactor };
        await app.audit(
          { action: 'session.opened', object: `session:${session.id}`, detail },
          { session, ip: from.ip },
          tx,
        );
        return { token, session };
      });
    } catch (error) {
      if (error instanceof AppError && error.code === 'session.badSecondFactor')
        await this.#passwords.countFailure(row);
      throw error;
    }
  }

  async #noteRefusal(reason: string, { account, terminal }: Credentials, ip: string): Promise<void> {
    if (reason === 'tooManyRequests') return;
    if (reason === 'session.locked' && !this.#seldom.isDue(account)) return;
    const row = await findAccount(this.#app.pool, account);
    await this.#app.audit(
      {
        action: 'session.refused',
        outcome: 'refused',
        actor: account,
        ...(row === null ? {} : { areaCode: areaCodeOfKey(row.area) }),
        ...(terminal === undefined ? {} : { object: `terminal:${terminal.id}` }),
        detail: { reason },
      },
      { session: null, ip },
    );
  }
}
