import Type from 'typebox';
import { AreaCode } from './areas.ts';
import { CameraId, Zone } from './cameras.ts';
import { LngLat, Nullable, OneOf } from './common.ts';
import { RoomUse } from './room-use.ts';

/** State of a room as everybody may see it (HP-17): no picture, no names. */
export const RoomState = Type.Object({
  id: Type.String(),
  name: Type.String(),
  zone: Zone,
  kind: OneOf(['reception', 'mediation', 'dispatch'] as const),
  private: Type.Boolean(),
  /** Its camera, null = none is registered; that of a private room shows its picture only by a viewing. */
  cameraId: Nullable(CameraId),
  /** The last word on its use; null = nobody has ever reported it. `roomUseAt` says what it is worth now. */
  use: Nullable(RoomUse),
});
export type RoomState = Type.Static<typeof RoomState>;

/** 综治中心 at province, city, county, township or village level. */
export const Centre = Type.Object({
  id: Type.String(),
  name: Type.String(),
  areaCode: AreaCode,
  location: Nullable(LngLat),
  rooms: Type.Array(RoomState),
  synthetic: Type.Boolean(),
});
export type Centre = Type.Static<typeof Centre>;
