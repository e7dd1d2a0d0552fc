import type { RoomState } from '@fengqiao/contract/centres';
import { roomUseAt } from '@fengqiao/contract/room-use';
import { useNow } from '../../lib/use-now.ts';
import type { ShownUse } from './use-mark.tsx';

/** Use of the rooms of a centre now, by their ids. */
export function useRoomUses(rooms: readonly RoomState[]): ReadonlyMap<string, ShownUse> {
  const now = useNow(10_000);
  return new Map(rooms.map(({ id, use }) => [id, roomUseAt(use, now)]));
}
