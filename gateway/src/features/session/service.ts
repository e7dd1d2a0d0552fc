import { randomBytes } from 'node:crypto';
import { clearFailures, countFailure, findAccount } from '@fengqiao/db/queries/accounts';
import { insertSession, revokeSession } from '@fengqiao/db/queries/sessions';
import { sha256 } from '../../plugins/auth.ts';
import type { Pool } from '../../plugins/db.ts';
import { AppError } from '../../plugins/errors.ts';
import { hashPassword, verifyPassword } from '../../plugins/password.ts';
import { StrangerLocks } from './stranger-locks.ts';

/** Lock after the 5th, 6th ... failed attempt in a row, in seconds. */
export const lockSeconds: readonly number[] = [5, 10, 20, 40, 80, 160, 320, 640, 900];

const hour = 3_600_000;
/** A shift with its handover; a kiosk on the wall is not asked again for a quarter of a year. */
const lifetimeMs = (role: string): number => (role === 'kiosk' ? 90 * 24 * hour : 12 * hour);

/** Checks credentials and opens sessions. An account that does not exist answers like one with a wrong password. */
export class Login {
  readonly #pool: Pool;
  readonly #strangers = new StrangerLocks(lockSeconds);
  /** Hash of nothing anybody knows, so that an unknown account takes as long as a known one. */
  readonly #decoy = hashPassword(randomBytes(32).toString('base64'));

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  /** Answers the token for the cookie. Throws `session.badCredentials` or `session.locked`. */
  async open(account: string, password: string): Promise<{ token: string; expiresAt: Date }> {
    const row = await findAccount(this.#pool, account);
    const lockedUntil = row === null ? this.#strangers.lockedUntil(account) : row.lockedUntil;
    const waitS = lockedUntil === null ? 0 : Math.ceil((lockedUntil.getTime() - Date.now()) / 1000);
    if (waitS > 0) throw new AppError('session.locked', waitS).retryAfter(waitS);

    const right = await verifyPassword(row?.passwordHash ?? (await this.#decoy), password);
    if (row === null || !right) {
      if (row === null) this.#strangers.countFailure(account);
      else await countFailure(this.#pool, row.id, lockSeconds);
      throw new AppError('session.badCredentials');
    }
    await clearFailures(this.#pool, row.id);
    const token = randomBytes(32).toString('base64url');
    const expiresAt = new Date(Date.now() + lifetimeMs(row.role));
    await insertSession(this.#pool, { tokenHash: sha256(token), accountId: row.id, expiresAt });
    return { token, expiresAt };
  }

  /** Ends the session of a token; its sockets are told. Nothing happens when there is none. */
  async close(token: string): Promise<void> {
    await revokeSession(this.#pool, sha256(token));
  }
}
