import type { Queryable } from '../pool.ts';

export interface AccountRow {
  id: number;
  account: string;
  displayName: string;
  passwordHash: string;
  role: string;
  /** 15-digit area key. */
  area: number;
  failedAttempts: number;
  lockedUntil: Date | null;
}

/** The enabled account of a name, or null. */
export async function findAccount(db: Queryable, account: string): Promise<AccountRow | null> {
  const answer = await db.query<AccountRow>(
    `select id, account, display_name as "displayName", password_hash as "passwordHash", role, area,
            failed_attempts as "failedAttempts", locked_until as "lockedUntil"
       from account where account = $1 and disabled_at is null`,
    [account],
  );
  return answer.rows[0] ?? null;
}

/** Counts a failed attempt; from the fifth on the account is locked for `lockSeconds[n - 5]` or the last of them. */
export async function countFailure(db: Queryable, id: number, lockSeconds: readonly number[]): Promise<void> {
  await db.query(
    `update account
        set failed_attempts = failed_attempts + 1,
            locked_until = case when failed_attempts >= 4
              then now() + make_interval(secs => ($2::int[])[least(failed_attempts - 3, cardinality($2::int[]))])
              else locked_until end
      where id = $1`,
    [id, lockSeconds],
  );
}

/** Forgets the failed attempts after a success. */
export async function clearFailures(db: Queryable, id: number): Promise<void> {
  await db.query(
    `update account set failed_attempts = 0, locked_until = null
      where id = $1 and (failed_attempts > 0 or locked_until is not null)`,
    [id],
  );
}

export interface NewAccount {
  account: string;
  displayName: string;
  passwordHash: string;
  role: string;
  area: number;
}

/** Creates an account when its name is free; false when it exists. */
export async function insertAccount(db: Queryable, row: NewAccount): Promise<boolean> {
  const answer = await db.query(
    `insert into account (account, display_name, password_hash, role, area) values ($1, $2, $3, $4, $5)
     on conflict (account) do nothing`,
    [row.account, row.displayName, row.passwordHash, row.role, row.area],
  );
  return answer.rowCount === 1;
}

/** Gives an account another password; its sessions end. */
export async function setPassword(db: Queryable, account: string, passwordHash: string): Promise<void> {
  await db.query(
    `with changed as (
       update account set password_hash = $2, failed_attempts = 0, locked_until = null
        where account = $1 returning id
     )
     update session set revoked_at = now()
      where account_id in (select id from changed) and revoked_at is null`,
    [account, passwordHash],
  );
}

/** Whether any account exists; false only on an empty system. */
export async function hasAccounts(db: Queryable): Promise<boolean> {
  const answer = await db.query<{ any: boolean }>('select exists (select from account) as any');
  return answer.rows[0]?.any === true;
}

/** Creates the first account of an empty system; false when there is one already. Needs a transaction. */
export async function insertFirstAccount(db: Queryable, row: NewAccount): Promise<boolean> {
  await db.query(`select pg_advisory_xact_lock(hashtext('fengqiao.setup'))`);
  if (await hasAccounts(db)) return false;
  return insertAccount(db, row);
}
