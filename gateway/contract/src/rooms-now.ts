import Type from 'typebox';
import { AreaCode, AreaLevel } from './areas.ts';
import { Centre } from './centres.ts';
import { Instant, Nullable } from './common.ts';
import { RoomUse } from './room-use.ts';

/** What one centre does now (HP-17): its rooms, and the cases of its area. Counts, never persons. */
export const CentreNow = Type.Object({
  ...Centre.properties,
  level: AreaLevel,
  /** Cases registered today (Asia/Shanghai) in the centre's area, and those of them that came in at the counter. */
  casesToday: Type.Integer(),
  receivedToday: Type.Integer(),
  /** Open cases of its area, and of them: mediated at least once and not resolved, past their term, red. */
  open: Type.Integer(),
  mediating: Type.Integer(),
  overdue: Type.Integer(),
  red: Type.Integer(),
  /** Full-time staff and posts (编制) as the register of presence has them; null = nobody has said. */
  staff: Nullable(Type.Integer()),
  posts: Nullable(Type.Integer()),
  /** The newest event of an open case or of one of today; null = there is none. */
  lastEventAt: Nullable(Instant),
});
export type CentreNow = Type.Static<typeof CentreNow>;

/** `GET /api/rooms-now?area=`: the centres of an area, the area's own first, by their codes. */
export const RoomsNow = Type.Object({
  areaCode: AreaCode,
  areaName: Type.String(),
  /** The database's clock. */
  now: Instant,
  centres: Type.Array(CentreNow),
});
export type RoomsNow = Type.Static<typeof RoomsNow>;

/** Another word on a room, as everybody may know it: the code of a sealed case is null. */
export const RoomChange = Type.Object({
  seq: Type.Integer(),
  roomId: Type.String(),
  centreId: Type.String(),
  areaCode: AreaCode,
  use: RoomUse,
});
export type RoomChange = Type.Static<typeof RoomChange>;
