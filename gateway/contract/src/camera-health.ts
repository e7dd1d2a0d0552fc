import Type from 'typebox';
import { AreaCode } from './areas.ts';
import { CameraId } from './cameras.ts';
import { Instant, Nullable, OneOf } from './common.ts';

/** Whether a camera answers. An outage begins when it has been silent for a while, and ends when it has answered for a while. */
export const healthStates = ['online', 'outage'] as const;
export const HealthState = OneOf(healthStates);
export type HealthState = Type.Static<typeof HealthState>;

/** A share with its denominators: `online` of `checked` of `withSource` of `registered`. */
export const OnlineCount = Type.Object({
  /** Cameras in the registry, mediation rooms among them. */
  registered: Type.Integer(),
  /** Those of mediation rooms: never asked, so in none of the counts below. */
  private: Type.Integer(),
  /** Public cameras with a stream address: those that can be asked. */
  withSource: Type.Integer(),
  /** Those that were asked or watched in the last `freshHours`. */
  checked: Type.Integer(),
  online: Type.Integer(),
});
export type OnlineCount = Type.Static<typeof OnlineCount>;

/** The counts of one owner, place type or area. */
export const OnlineGroup = Type.Object({
  /** Owner or place type as the registry has it; of an area its code. */
  key: Type.String(),
  /** Words for it; the key itself where there are none. */
  name: Type.String(),
  ...OnlineCount.properties,
});
export type OnlineGroup = Type.Static<typeof OnlineGroup>;

/** A camera that is out now. */
export const Outage = Type.Object({
  cameraId: CameraId,
  name: Type.String(),
  areaCode: AreaCode,
  areaName: Type.String(),
  owner: Type.String(),
  since: Instant,
  /** Code of the failure as the node says it, e.g. `unauthorised`. */
  reason: Type.String(),
  /** When it was last asked. */
  checkedAt: Instant,
});
export type Outage = Type.Static<typeof Outage>;

/** `GET /api/cameras/health?area=`: the online rate (在线率) of an area, and its outages now. */
export const CameraHealth = Type.Object({
  areaCode: AreaCode,
  total: OnlineCount,
  /** The areas one level below; cameras of the area itself stand under its own code. */
  areas: Type.Array(OnlineGroup),
  owners: Type.Array(OnlineGroup),
  placeTypes: Type.Array(OnlineGroup),
  /** The newest 200. */
  outages: Type.Array(Outage),
  outageCount: Type.Integer(),
  /** A camera whose last answer is older counts as not checked, hours. */
  freshHours: Type.Integer(),
  /** Hours in which every camera that nobody watches is asked once; 0 = only watched cameras are known. */
  checkHours: Type.Integer(),
});
export type CameraHealth = Type.Static<typeof CameraHealth>;

/** `GET /api/cameras/:id/health?days=`: one camera's beginnings and ends of outages, the oldest first. */
export const CameraHealthHistory = Type.Object({
  cameraId: CameraId,
  from: Instant,
  now: Instant,
  /** State at `from`; null = it was not known yet. */
  before: Nullable(HealthState),
  entries: Type.Array(
    Type.Object({
      at: Instant,
      state: HealthState,
      reason: Nullable(Type.String()),
      node: Nullable(Type.String()),
    }),
  ),
  /** As it was last seen; null = never asked. */
  latest: Nullable(
    Type.Object({
      state: HealthState,
      since: Instant,
      checkedAt: Instant,
      seenAt: Nullable(Instant),
      outageAt: Nullable(Instant),
    }),
  ),
});
export type CameraHealthHistory = Type.Static<typeof CameraHealthHistory>;

/** An outage began or ended: told once each, to the staff of the camera's area and all above it. */
export const OutageChange = Type.Object({
  seq: Type.Integer(),
  cameraId: CameraId,
  name: Type.String(),
  areaCode: AreaCode,
  state: HealthState,
  at: Instant,
  reason: Nullable(Type.String()),
});
export type OutageChange = Type.Static<typeof OutageChange>;
