import Type from 'typebox';
import { AreaCode } from './areas.ts';
import { CameraId, Zone } from './cameras.ts';
import { Instant, Nullable, OneOf } from './common.ts';

const strict = { additionalProperties: false } as const;

/** A storey as people call it: `6`, or `B1` below the ground. */
export const FloorNumber = Type.String({ pattern: '^B?[1-9]\\d{0,2}$' });

/** Metres from the upper left corner of the plan: to the right, down. */
export const PlanPoint = Type.Tuple([
  Type.Number({ minimum: -1_000, maximum: 10_000 }),
  Type.Number({ minimum: -1_000, maximum: 10_000 }),
]);
export type PlanPoint = Type.Static<typeof PlanPoint>;

/** Corners in their order; the first is not repeated. */
export const PlanRing = Type.Array(PlanPoint, { minItems: 3, maxItems: 500 });
export type PlanRing = Type.Static<typeof PlanRing>;

/** What a room is for; `reception`, `mediation` and `dispatch` as in the registry of rooms. */
export const floorRoomKinds = ['reception', 'mediation', 'dispatch', 'office', 'service', 'passage'] as const;
export const FloorRoomKind = OneOf(floorRoomKinds);
export type FloorRoomKind = Type.Static<typeof FloorRoomKind>;

export const FloorRoom = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 60 }),
    kind: FloorRoomKind,
    /** Id in the registry of rooms; null = a room that has no state, e.g. a corridor. */
    roomId: Nullable(Type.String({ minLength: 1, maxLength: 80 })),
    /** null = known by its point only. */
    outline: Nullable(PlanRing),
    /** Where its name stands. */
    at: PlanPoint,
  },
  strict,
);
export type FloorRoom = Type.Static<typeof FloorRoom>;

const plan = {
  /** e.g. 多元化解区 */
  name: Type.String({ minLength: 1, maxLength: 60 }),
  /** null = several, or none of the three. */
  zone: Nullable(Zone),
  /** Shown beside the plan, e.g. what the other storeys of the house are. */
  note: Type.String({ maxLength: 200 }),
  /** Compass degrees of the plan's upper edge; null = unknown, then no camera shows where it looks. */
  northDeg: Nullable(Type.Number({ minimum: 0, exclusiveMaximum: 360 })),
  outline: PlanRing,
  rooms: Type.Array(FloorRoom, { maxItems: 300 }),
};

/** A plan without its cameras: what is stored of a storey. */
export const FloorPlan = Type.Object(plan, strict);
export type FloorPlan = Type.Static<typeof FloorPlan>;

/** Body of `PUT /api/centres/:id/floors/:floor`: the whole storey; cameras that are left out are not on the plan any more. */
export const FloorInput = Type.Object(
  {
    ...plan,
    cameras: Type.Array(Type.Object({ cameraId: CameraId, at: PlanPoint }, strict), { maxItems: 500 }),
    /** `updatedAt` of the plan that was changed; a newer one is not overwritten. null = there is none yet. */
    basedOn: Type.Optional(Nullable(Instant)),
  },
  strict,
);
export type FloorInput = Type.Static<typeof FloorInput>;

/** A camera of a storey: never its address. */
export const FloorCamera = Type.Object({
  cameraId: CameraId,
  name: Type.String(),
  roomId: Nullable(Type.String()),
  /** null = it is registered for this storey and not yet on the plan. */
  at: Nullable(PlanPoint),
  /** Compass degrees. */
  directionDeg: Nullable(Type.Number()),
  fovDeg: Nullable(Type.Number()),
  /** How far it sees, metres. */
  viewM: Nullable(Type.Number()),
  /** Of a mediation room: its picture stays where it is. */
  private: Type.Boolean(),
  playable: Type.Boolean(),
});
export type FloorCamera = Type.Static<typeof FloorCamera>;

export const Floor = Type.Object({
  floor: FloorNumber,
  ...plan,
  cameras: Type.Array(FloorCamera),
  updatedAt: Instant,
  updatedBy: Type.String(),
});
export type Floor = Type.Static<typeof Floor>;

/** `GET /api/centres/:id/floors`: the storeys of a centre, the lowest first. */
export const CentreFloors = Type.Object({
  centreId: Type.String(),
  name: Type.String(),
  areaCode: AreaCode,
  floors: Type.Array(Floor),
});
export type CentreFloors = Type.Static<typeof CentreFloors>;
