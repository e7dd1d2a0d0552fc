import type { Queryable } from '../pool.ts';

/** Lets an account read a case unmasked for so many minutes. */
export async function insertUnmasking(
  tx: Queryable,
  row: { caseId: number; account: string; purpose: string; reason: string; minutes: number },
): Promise<{ id: string; expiresAt: Date }> {
  const { rows } = await tx.query<{ id: string; expiresAt: Date }>({
    name: 'unmaskings.insert',
    text: `insert into unmasking (case_id, account, purpose, reason, expires_at)
           values ($1, $2, $3, $4, now() + make_interval(mins => $5::int))
           returning id, expires_at as "expiresAt"`,
    values: [row.caseId, row.account, row.purpose, row.reason, row.minutes],
  });
  const [unmasking] = rows;
  if (unmasking === undefined) throw new Error('an unmasking was not stored');
  return unmasking;
}

/** Notes a view under an unmasking; false when there was one within the last minute. */
export async function touchUnmasking(tx: Queryable, id: string): Promise<boolean> {
  const { rowCount } = await tx.query({
    name: 'unmaskings.touch',
    text: `update unmasking set viewed_at = now()
            where id = $1 and (viewed_at is null or viewed_at < now() - interval '1 minute')`,
    values: [id],
  });
  return rowCount === 1;
}
