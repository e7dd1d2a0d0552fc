import type { KeptLease } from '@fengqiao/contract/wall-leases';
import type { Queryable } from '../pool.ts';
import { sessionSql } from './sessions.ts';

const { joins, live, publicId } = sessionSql;

/** Condition on `wall_lease l`: the session that holds it is still logged in. */
export const leaseIsAlive = `exists (select from session s ${joins}
   where a.account = l.account and ${publicId} = l.session_id and ${live})`;

/** A wall whose lease, scenes and tours are nobody else's until the transaction ends. */
export interface HeldWall {
  id: string;
  name: string;
  /** 15-digit area key. */
  area: number;
  lease: KeptLease | null;
  /** The database's clock. */
  now: Date;
}

/** Holds a wall of the scope until the transaction ends: commands to one wall take turns. Null when it is not there. */
export async function holdWall(tx: Queryable, wallId: string): Promise<HeldWall | null> {
  const held = await tx.query<{ id: string; name: string; area: number }>({
    name: 'wallLeases.hold',
    text: 'select id, name, area from wall where id = $1 for no key update',
    values: [wallId],
  });
  const [wall] = held.rows;
  if (wall === undefined) return null;
  // A query of its own: one that has waited for the row would still see the lease of before.
  const { rows } = await tx.query<{ now: Date } & { [K in keyof KeptLease]: KeptLease[K] | null }>({
    name: 'wallLeases.lease',
    text: `select clock_timestamp() as now, l.account, coalesce(h.display_name, l.account) as "displayName",
                  l.session_id as session, l.terminal, l.since, l.expires_at as "expiresAt", l.asked_by as "askedBy",
                  coalesce(q.display_name, l.asked_by) as "askerName", l.asked_at as "askedAt", ${leaseIsAlive} as alive
             from (select $1::text as wall_id) w
             left join wall_lease l on l.wall_id = w.wall_id
             left join account h on h.account = l.account
             left join account q on q.account = l.asked_by`,
    values: [wallId],
  });
  const [row] = rows;
  if (row === undefined) return null;
  const { now, ...lease } = row;
  return { ...wall, now, lease: lease.account === null ? null : (lease as KeptLease) };
}

/** Writes the lease of a wall down; null = the wall is free. */
export async function setLease(
  tx: Queryable,
  wallId: string,
  lease: Omit<KeptLease, 'displayName' | 'askerName' | 'alive'> | null,
): Promise<void> {
  if (lease === null) {
    await tx.query('delete from wall_lease where wall_id = $1', [wallId]);
    return;
  }
  await tx.query({
    name: 'wallLeases.set',
    text: `insert into wall_lease (wall_id, account, session_id, terminal, since, expires_at, asked_by, asked_at)
           values ($1, $2, $3, $4, $5, $6, $7, $8)
           on conflict (wall_id) do update
              set account = excluded.account, session_id = excluded.session_id, terminal = excluded.terminal,
                  since = excluded.since, expires_at = excluded.expires_at, asked_by = excluded.asked_by,
                  asked_at = excluded.asked_at`,
    values: [
      wallId,
      lease.account,
      lease.session,
      lease.terminal,
      lease.since,
      lease.expiresAt,
      lease.askedBy,
      lease.askedAt,
    ],
  });
}

/** Walls whose lease has run out, or whose holder has logged out. */
export async function wallsOfDeadLeases(db: Queryable): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>({
    name: 'wallLeases.dead',
    text: `select l.wall_id as id from wall_lease l
            where l.expires_at <= clock_timestamp() or not ${leaseIsAlive} order by l.wall_id`,
  });
  return rows.map(({ id }) => id);
}

/** An account that is logged in, by the session that was used last. */
export interface PresentAccount {
  account: string;
  displayName: string;
  role: string;
  /** 15-digit area key. */
  area: number;
  session: string;
  terminal: string | null;
}

/** The account if it is logged in anywhere, or null. */
export async function presentAccount(db: Queryable, account: string): Promise<PresentAccount | null> {
  const { rows } = await db.query<PresentAccount>({
    name: 'wallLeases.present',
    text: `select a.account, a.display_name as "displayName", a.role, a.area, ${publicId} as session, t.name as terminal
             from session s ${joins} where a.account = $1 and ${live}
            order by s.last_seen_at desc limit 1`,
    values: [account],
  });
  return rows[0] ?? null;
}
