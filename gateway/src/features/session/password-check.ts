import { randomBytes } from 'node:crypto';
import { type AccountRow, countFailure, findAccount } from '@fengqiao/db/queries/accounts';
import type { Pool } from '../../plugins/db.ts';
import { AppError } from '../../plugins/errors.ts';
import { hashPassword, verifyPassword } from '../../plugins/password.ts';
import { OneAtATime } from './one-at-a-time.ts';
import { StrangerLocks } from './stranger-locks.ts';

/** Lock after the 5th, 6th ... failed attempt in a row, in seconds. */
export const lockSeconds: readonly number[] = [5, 10, 20, 40, 80, 160, 320, 640, 900];

/** Ids of accounts begin with 1. */
const nobody = { id: 0 };

/** Checks passwords, with a lock that grows. A name that is no account answers like one with a wrong password. */
export class PasswordCheck {
  readonly #pool: Pool;
  readonly #strangers = new StrangerLocks(lockSeconds);
  readonly #turns = new OneAtATime();
  /** Hash of nothing anybody knows, so that an unknown account takes as long as a known one. */
  readonly #decoy = hashPassword(randomBytes(32).toString('base64'));

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  /** Runs what checks an account's secrets while nobody else does for the same account. */
  inTurn<T>(account: string, task: () => Promise<T>): Promise<T> {
    return this.#turns.run(account, task);
  }

  /** The account when the password is its own; to be called `inTurn`. Throws `session.badCredentials`, `session.locked`. */
  async verify(account: string, password: string): Promise<AccountRow> {
    const row = await findAccount(this.#pool, account);
    const lockedUntil = row === null ? this.#strangers.lockedUntil(account) : row.lockedUntil;
    const waitS = lockedUntil === null ? 0 : Math.ceil((lockedUntil.getTime() - Date.now()) / 1000);
    if (waitS > 0) throw new AppError('session.locked', waitS).retryAfter(waitS);

    const right = await verifyPassword(row?.passwordHash ?? (await this.#decoy), password);
    if (row !== null && right) return row;
    if (row === null) this.#strangers.countFailure(account);
    await this.countFailure(row ?? nobody); // a stranger takes the same round trip
    throw new AppError('session.badCredentials');
  }

  /** Counts a failure of something that was asked for besides the password. */
  countFailure({ id }: Pick<AccountRow, 'id'>): Promise<void> {
    return countFailure(this.#pool, id, lockSeconds);
  }
}
