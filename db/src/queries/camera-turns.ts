import type { Queryable } from '../pool.ts';

export interface CameraTurn {
  sessionId: string;
  displayName: string;
  until: Date;
}

const columns = 'session_id as "sessionId", display_name as "displayName", until';

/** Who turns a camera just now; null = nobody. */
export async function findTurn(db: Queryable, cameraId: string): Promise<CameraTurn | null> {
  const { rows } = await db.query<CameraTurn>(
    `select ${columns} from camera_turn where camera_id = $1 and until > clock_timestamp()`,
    [cameraId],
  );
  return rows[0] ?? null;
}

/**
 * Takes a camera in hand, or keeps it. `began` = it was free or somebody else's before; null = somebody has it.
 */
export async function takeTurn(
  tx: Queryable,
  turn: {
    cameraId: string;
    area: number;
    sessionId: string;
    account: string;
    displayName: string;
    leaseMs: number;
    movesMs: number;
  },
): Promise<{ began: boolean; until: Date } | null> {
  const { rows } = await tx.query<{ began: boolean; until: Date }>(
    `with before as (select session_id, until from camera_turn where camera_id = $1)
     insert into camera_turn as t (camera_id, area, session_id, account, display_name, until, stops_at)
     values ($1, $2, $3, $4, $5, clock_timestamp() + $6 * interval '1 millisecond',
             clock_timestamp() + $7 * interval '1 millisecond')
     on conflict (camera_id) do update
       set area = excluded.area, session_id = excluded.session_id, account = excluded.account,
           display_name = excluded.display_name, until = excluded.until, stops_at = excluded.stops_at
       where t.session_id = excluded.session_id or t.until <= clock_timestamp()
     returning t.until, not exists (select from before b where b.session_id = $3 and b.until > clock_timestamp()) as began`,
    [turn.cameraId, turn.area, turn.sessionId, turn.account, turn.displayName, turn.leaseMs, turn.movesMs],
  );
  return rows[0] ?? null;
}

/** Whether no gateway has been asked since to go on. */
export async function isTurnOver(db: Queryable, cameraId: string): Promise<boolean> {
  const { rows } = await db.query<{ over: boolean }>(
    'select stops_at <= clock_timestamp() as over from camera_turn where camera_id = $1',
    [cameraId],
  );
  return rows[0]?.over ?? true;
}
