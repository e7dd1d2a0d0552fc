import { areaCodeOfKey } from '@fengqiao/contract/areas';
import type { RoomUse } from '@fengqiao/contract/room-use';
import type { RoomChange } from '@fengqiao/contract/rooms-now';
import type { Queryable } from '../pool.ts';

/** A room with the last word on its use. */
export interface RoomWithUse {
  id: string;
  centreId: string;
  /** 15-digit key. */
  area: number;
  /** null = nobody has ever reported it. */
  use: { state: RoomUse['state']; since: Date; reportedAt: Date; caseId: number | null } | null;
  /** The database's clock. */
  now: Date;
}

interface RoomRow {
  id: string;
  centreId: string;
  area: number;
  state: RoomUse['state'] | null;
  since: Date;
  reportedAt: Date;
  caseId: number | null;
  now: Date;
}

/** A room of the scope, held until the transaction ends; null outside it. */
export async function lockRoom(tx: Queryable, id: string): Promise<RoomWithUse | null> {
  const { rows } = await tx.query<RoomRow>(
    `select r.id, r.centre_id as "centreId", r.area, u.state, u.since, u.reported_at as "reportedAt",
            u.case_id as "caseId", now() as now
       from room r left join room_use u on u.room_id = r.id where r.id = $1 for update of r`,
    [id],
  );
  const [row] = rows;
  if (row === undefined) return null;
  const { state, since, reportedAt, caseId, ...room } = row;
  return { ...room, use: state === null ? null : { state, since, reportedAt, caseId } };
}

/** The word that is written down; when it was said is the database's to know. */
export interface RoomWord {
  roomId: string;
  area: number;
  state: RoomUse['state'];
  since: Date;
  /** Account, or `source:<name>`. */
  by: string;
  caseId: number | null;
}

/** Writes down the last word on a room. */
export async function putRoomUse(tx: Queryable, word: RoomWord): Promise<void> {
  await tx.query(
    `insert into room_use (room_id, area, state, since, reported_by, case_id) values ($1, $2, $3, $4, $5, $6)
     on conflict (room_id) do update
       set area = excluded.area, state = excluded.state, since = excluded.since, reported_at = now(),
           reported_by = excluded.reported_by, case_id = excluded.case_id`,
    [word.roomId, word.area, word.state, word.since, word.by, word.caseId],
  );
}

/** The last words on rooms as everybody may know them, by room: codes of sealed cases are left out whoever asks. */
export async function roomChangesByIds(
  db: Queryable,
  ids: readonly string[],
): Promise<Map<string, Omit<RoomChange, 'seq'>>> {
  if (ids.length === 0) return new Map();
  const { rows } = await db.query<Omit<RoomRow, 'now' | 'caseId' | 'state'> & RoomCodeRow>({
    name: 'roomUse.byIds',
    text: `select r.id, r.centre_id as "centreId", r.area, u.state, u.since, u.reported_at as "reportedAt",
                  s.case_code as "caseCode"
             from room r join room_use u on u.room_id = r.id
             left join case_state s on s.case_id = u.case_id and not s.sealed
            where r.id = any($1::text[])`,
    values: [ids],
  });
  return new Map(
    rows.map(({ id, centreId, area, state, since, reportedAt, caseCode }) => [
      id,
      {
        roomId: id,
        centreId,
        areaCode: areaCodeOfKey(area),
        use: { state, since: since.toISOString(), reportedAt: reportedAt.toISOString(), caseCode },
      },
    ]),
  );
}

interface RoomCodeRow {
  state: RoomUse['state'];
  caseCode: string | null;
}
