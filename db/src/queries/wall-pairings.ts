import type { Queryable } from '../pool.ts';

export interface PairingRow {
  id: string;
  wallId: string;
  expiresAt: Date;
  /** null = none was chosen yet. */
  screenId: string | null;
}

const columns = 'id, wall_id as "wallId", expires_at as "expiresAt", screen_id as "screenId"';

/**
 * Keeps the hash of a code by which a display waits for its screen, and forgets those whose time was over an hour ago. Null when another
 * display of the wall shows the same code just now.
 */
export async function insertPairing(
  tx: Queryable,
  pairing: { wallId: string; sessionId: string; codeHash: Buffer; minutes: number },
): Promise<PairingRow | null> {
  await tx.query('select id from wall where id = $1 for no key update', [pairing.wallId]);
  await tx.query(`delete from wall_pairing where expires_at < now() - interval '1 hour'`);
  const { rows } = await tx.query<PairingRow>({
    name: 'wallPairings.insert',
    text: `insert into wall_pairing (wall_id, session_id, code_hash, expires_at)
           select $1, $2, $3, clock_timestamp() + make_interval(mins => $4)
            where not exists (select from wall_pairing
                               where wall_id = $1 and code_hash = $3 and expires_at > clock_timestamp())
           returning ${columns}`,
    values: [pairing.wallId, pairing.sessionId, pairing.codeHash, pairing.minutes],
  });
  return rows[0] ?? null;
}

/** How many displays of a session wait. */
export async function waitingPairings(tx: Queryable, sessionId: string): Promise<number> {
  const { rows } = await tx.query<{ n: number }>({
    name: 'wallPairings.waiting',
    text: `select count(*)::int as n from wall_pairing
            where session_id = $1 and screen_id is null and expires_at > clock_timestamp()`,
    values: [sessionId],
  });
  return rows[0]?.n ?? 0;
}

/** A pairing of a session that has not run out; null = none. */
export async function findPairing(tx: Queryable, id: string, sessionId: string): Promise<PairingRow | null> {
  const { rows } = await tx.query<PairingRow>({
    name: 'wallPairings.find',
    text: `select ${columns} from wall_pairing
            where id = $1 and session_id = $2 and expires_at > clock_timestamp()`,
    values: [id, sessionId],
  });
  return rows[0] ?? null;
}

/** Gives the display with a code its screen and uses the code up; false when no display of the wall shows it. */
export async function choosePairing(
  tx: Queryable,
  { wallId, screenId, codeHash }: { wallId: string; screenId: string; codeHash: Buffer },
): Promise<boolean> {
  const { rowCount } = await tx.query({
    name: 'wallPairings.choose',
    text: `update wall_pairing set screen_id = $3
            where wall_id = $1 and code_hash = $2 and screen_id is null and expires_at > clock_timestamp()`,
    values: [wallId, codeHash, screenId],
  });
  return rowCount === 1;
}
