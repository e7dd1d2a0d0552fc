import type { RoomUse, RoomUseInput } from '@fengqiao/contract/room-use';
import type { RoomsNow } from '@fengqiao/contract/rooms-now';
import { queryOptions } from '@tanstack/react-query';
import { request } from '../../lib/api.ts';
import { queryKeys } from '../../live/query-keys.ts';

/** What the centres of an area do now. `room.updated` keeps the rooms fresh, the counts are asked for anew. */
export const roomsNowQuery = (area: string) =>
  queryOptions({
    queryKey: [...queryKeys.roomsNow, area],
    queryFn: ({ signal }) => request<RoomsNow>('/api/rooms-now', { query: { area }, signal }),
    refetchInterval: 30_000,
  });

/** Says what a room is used for now. Throws `access.denied`, `notFound`, `viewing.otherPlace`, `request.invalid`. */
export const reportRoomUse = (roomId: string, input: RoomUseInput) =>
  request<RoomUse>(`/api/rooms/${encodeURIComponent(roomId)}/use`, { method: 'PUT', body: input });
