import type { Queryable } from '../pool.ts';

/** Keeps a new secret that is not confirmed yet; false when the account has a confirmed one. */
export async function offerSecondFactor(db: Queryable, accountId: number, sealed: Buffer): Promise<boolean> {
  const answer = await db.query(
    `update account set totp_sealed = $2, totp_last_step = null where id = $1 and totp_confirmed_at is null`,
    [accountId, sealed],
  );
  return answer.rowCount === 1;
}

/** The sealed secret of an account and whether it is confirmed. */
export async function findSecondFactor(
  db: Queryable,
  accountId: number,
): Promise<{ sealed: Buffer | null; confirmed: boolean }> {
  const answer = await db.query<{ sealed: Buffer | null; confirmed: boolean }>(
    `select totp_sealed as sealed, totp_confirmed_at is not null as confirmed from account where id = $1`,
    [accountId],
  );
  return answer.rows[0] ?? { sealed: null, confirmed: false };
}

/** Marks the code of a step (30 s since 1970) as used, and the secret as confirmed; false when it or a later one was used. */
export async function useSecondFactorStep(db: Queryable, accountId: number, step: number): Promise<boolean> {
  const answer = await db.query(
    `update account set totp_last_step = $2, totp_confirmed_at = coalesce(totp_confirmed_at, now())
      where id = $1 and totp_sealed is not null and (totp_last_step is null or totp_last_step < $2)`,
    [accountId, step],
  );
  return answer.rowCount === 1;
}

/** Forgets the secret; false when there was none. */
export async function removeSecondFactor(db: Queryable, accountId: number): Promise<boolean> {
  const answer = await db.query(
    `update account set totp_sealed = null, totp_confirmed_at = null, totp_last_step = null
      where id = $1 and totp_sealed is not null`,
    [accountId],
  );
  return answer.rowCount === 1;
}
