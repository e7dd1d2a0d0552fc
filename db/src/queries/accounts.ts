import type { Queryable } from '../pool.ts';
import { sessionChannel } from './outbox.ts';

export interface AccountRow {
  id: number;
  account: string;
  displayName: string;
  passwordHash: string;
  role: string;
  /** 15-digit area key. */
  area: number;
  areaName: string;
  lockedUntil: Date | null;
  /** Sealed TOTP secret; it counts when `secondFactor`. */
  totpSealed: Buffer | null;
  secondFactor: boolean;
  /** Whether the account was given terminals, revoked ones included: then it logs in nowhere else. */
  bound: boolean;
}

/** The enabled account of a name, or null. */
export async function findAccount(db: Queryable, account: string): Promise<AccountRow | null> {
  const answer = await db.query<AccountRow>(
    `select a.id, a.account, a.display_name as "displayName", a.password_hash as "passwordHash", a.role, a.area,
            coalesce(r.name, '') as "areaName", a.locked_until as "lockedUntil", a.totp_sealed as "totpSealed",
            a.totp_confirmed_at is not null as "secondFactor",
            exists (select from account_terminal t where t.account_id = a.id) as bound
       from account a left join area r on r.code = a.area
      where a.account = $1 and a.disabled_at is null`,
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
  department?: string | null;
  wallId?: string | null;
  /** The password was given by an administrator. */
  mustChangePassword?: boolean;
  createdBy?: string;
}

/** Creates an account when its name is free; answers its id, null when it exists. */
export async function insertAccount(db: Queryable, row: NewAccount): Promise<number | null> {
  const answer = await db.query<{ id: number }>(
    `insert into account (account, display_name, password_hash, role, area, department, wall_id,
                          must_change_password, created_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (account) do nothing returning id`,
    [
      row.account,
      row.displayName,
      row.passwordHash,
      row.role,
      row.area,
      row.department ?? null,
      row.wallId ?? null,
      row.mustChangePassword ?? false,
      row.createdBy ?? null,
    ],
  );
  return answer.rows[0]?.id ?? null;
}

/**
 * Gives an account another password and forgets failed attempts. Its sessions end, but for `keep`, and every gateway is told.
 * `mustChange`: an administrator gave it.
 */
export async function setPassword(
  db: Queryable,
  account: string,
  passwordHash: string,
  { keep = null, mustChange = false }: { keep?: Buffer | null; mustChange?: boolean } = {},
): Promise<void> {
  await db.query(
    `with changed as (
       update account
          set password_hash = $2, failed_attempts = 0, locked_until = null, must_change_password = $4,
              password_changed_at = now()
        where account = $1 returning id
     ), ended as (
       update session set revoked_at = now(), ended_reason = 'password'
        where account_id in (select id from changed) and revoked_at is null and token_hash is distinct from $3::bytea
        returning token_hash
     )
     select pg_notify($5, encode(token_hash, 'hex')) from ended`,
    [account, passwordHash, keep, mustChange, sessionChannel],
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
  return (await insertAccount(db, row)) !== null;
}
