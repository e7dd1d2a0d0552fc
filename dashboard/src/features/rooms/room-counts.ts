import type { RoomState } from '@fengqiao/contract/centres';
import { type RoomUseState, roomUseAt } from '@fengqiao/contract/room-use';
import type { CentreNow } from '@fengqiao/contract/rooms-now';

/** Rooms of one kind by what they are used for at a time. */
export type RoomCounts = Record<RoomUseState | 'unknown' | 'all', number>;

type Rooms = Pick<CentreNow, 'rooms'>;

/** Counts the rooms of a kind; `unknown` = nobody has said, or too long ago. */
export function roomCounts(centres: readonly Rooms[], kind: RoomState['kind'], nowMs: number): RoomCounts {
  const counts: RoomCounts = { free: 0, inUse: 0, closed: 0, unknown: 0, all: 0 };
  for (const { rooms } of centres)
    for (const room of rooms) {
      if (room.kind !== kind) continue;
      counts[roomUseAt(room.use, nowMs)] += 1;
      counts.all += 1;
    }
  return counts;
}

/** A room that is used, with its centre and since when. */
export interface RoomInUse<Centre extends Rooms> {
  room: RoomState;
  centre: Centre;
  since: string;
}

/** Rooms that are used at a time, the longest first. */
export function roomsInUse<Centre extends Rooms>(
  centres: readonly Centre[],
  nowMs: number,
): RoomInUse<Centre>[] {
  return centres
    .flatMap((centre) =>
      centre.rooms.flatMap((room) =>
        room.use !== null && roomUseAt(room.use, nowMs) === 'inUse'
          ? [{ room, centre, since: room.use.since }]
          : [],
      ),
    )
    .sort((one, other) => Date.parse(one.since) - Date.parse(other.since));
}
