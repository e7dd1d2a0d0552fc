import type { WallDeed, WallLogEntry } from '@fengqiao/contract/wall-log';
import type { Queryable } from '../pool.ts';

/** A line of the duty log that is about to be. */
export interface NewWallLogEntry {
  wallId: string;
  deed: WallDeed;
  /** null = by itself. */
  account: string | null;
  object?: string | null;
  note?: string | null;
}

/** Writes a line into the duty log of a wall of the scope; it can be neither changed nor deleted before its time. Answers its id. */
export async function insertWallLog(tx: Queryable, entry: NewWallLogEntry): Promise<number> {
  const { rows } = await tx.query<{ id: number }>({
    name: 'wallLog.insert',
    text: 'insert into wall_log (wall_id, deed, account, object, note) values ($1, $2, $3, $4, $5) returning id',
    values: [entry.wallId, entry.deed, entry.account, entry.object ?? null, entry.note ?? null],
  });
  return rows[0]?.id ?? 0;
}

/** Which lines of a wall's log: within `from`..`to` (exclusive), of one deed, before an id. */
export interface WallLogSearch {
  from: Date | null;
  to: Date | null;
  deed: WallDeed | null;
  before: number | null;
  limit: number;
}

interface LogRow extends Omit<WallLogEntry, 'at'> {
  at: Date;
}

/** Lines of the duty log of a wall of the scope, the newest first. */
export async function listWallLog(
  db: Queryable,
  wallId: string,
  { from, to, deed, before, limit }: WallLogSearch,
): Promise<WallLogEntry[]> {
  const { rows } = await db.query<LogRow>({
    name: 'wallLog.list',
    text: `select g.id, g.at, g.deed, g.account, coalesce(a.display_name, g.account) as "displayName", g.object, g.note
             from wall_log g left join account a on a.account = g.account
            where g.wall_id = $1 and ($2::timestamptz is null or g.at >= $2) and ($3::timestamptz is null or g.at < $3)
              and ($4::text is null or g.deed = $4) and ($5::bigint is null or g.id < $5)
            order by g.id desc limit $6`,
    values: [wallId, from, to, deed, before, limit],
  });
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}
