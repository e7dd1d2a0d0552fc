import type { Queryable } from '../pool.ts';

export interface TerminalCodeRow {
  name: string;
  area: number;
  place: string;
  centreId: string | null;
  /** The terminal that it replaces. */
  replaces: string | null;
  accounts: string[];
  createdBy: string;
}

/** Keeps the SHA-256 of a code for `hours`; forgets codes that ran out a month ago. Answers when it does. */
export async function insertTerminalCode(
  db: Queryable,
  codeHash: Buffer,
  row: TerminalCodeRow,
  hours: number,
): Promise<Date> {
  const answer = await db.query<{ expiresAt: Date }>(
    `with old as (delete from terminal_code where expires_at < now() - interval '30 days')
     insert into terminal_code (code_hash, name, area, place, centre_id, replaces, accounts, created_by, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, now() + make_interval(hours => $9))
     returning expires_at as "expiresAt"`,
    [codeHash, row.name, row.area, row.place, row.centreId, row.replaces, row.accounts, row.createdBy, hours],
  );
  const stored = answer.rows[0];
  if (stored === undefined) throw new Error('a terminal code was not stored');
  return stored.expiresAt;
}

/** Uses a code up; null when it is unknown, used or too old. */
export async function useTerminalCode(db: Queryable, codeHash: Buffer): Promise<TerminalCodeRow | null> {
  const answer = await db.query<TerminalCodeRow>(
    `update terminal_code set used_at = now()
      where code_hash = $1 and used_at is null and expires_at > now()
      returning name, area, place, centre_id as "centreId", replaces, accounts, created_by as "createdBy"`,
    [codeHash],
  );
  return answer.rows[0] ?? null;
}

/** Notes which terminal a code became. */
export async function noteTerminalOfCode(db: Queryable, codeHash: Buffer, terminalId: string): Promise<void> {
  await db.query('update terminal_code set terminal_id = $2 where code_hash = $1', [codeHash, terminalId]);
}
