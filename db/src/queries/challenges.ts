import type { Queryable } from '../pool.ts';

/** Keeps the SHA-256 of a challenge for `seconds`; forgets those that ran out. Answers when it does. */
export async function insertChallenge(db: Queryable, nonceHash: Buffer, seconds: number): Promise<Date> {
  const answer = await db.query<{ expiresAt: Date }>(
    `with old as (delete from login_challenge where expires_at < now())
     insert into login_challenge (nonce_hash, expires_at) values ($1, now() + make_interval(secs => $2))
     returning expires_at as "expiresAt"`,
    [nonceHash, seconds],
  );
  const row = answer.rows[0];
  if (row === undefined) throw new Error('a challenge was not stored');
  return row.expiresAt;
}

/** Uses a challenge up; false when it is unknown, used or too old. */
export async function useChallenge(db: Queryable, nonceHash: Buffer): Promise<boolean> {
  const answer = await db.query<{ live: boolean }>(
    'delete from login_challenge where nonce_hash = $1 returning expires_at > now() as live',
    [nonceHash],
  );
  return answer.rows[0]?.live === true;
}
