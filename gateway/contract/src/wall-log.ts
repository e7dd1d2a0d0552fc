import Type from 'typebox';
import { Day, Instant, Nullable, OneOf } from './common.ts';

/** What stands in the duty log (值班日志) of a wall. */
export const wallDeeds = [
  'screen.changed',
  'scene.shown',
  'tour.started',
  'tour.paused',
  'tour.resumed',
  'tour.stopped',
  'lease.taken',
  'lease.asked',
  'lease.declined',
  'lease.handedOver',
  'lease.released',
  'lease.expired',
  'lease.overridden',
  'alarm.shown',
  'alarm.acknowledged',
  'alarm.timedOut',
  'screen.paired',
  'note',
] as const;
export const WallDeed = OneOf(wallDeeds);
export type WallDeed = Type.Static<typeof WallDeed>;

export const WallLogEntry = Type.Object({
  id: Type.Integer(),
  at: Instant,
  deed: WallDeed,
  /** null = by itself (schedule, time-out). */
  account: Nullable(Type.String()),
  displayName: Nullable(Type.String()),
  /** Name of the screen, scene or tour, or code of the case; null = the whole wall. */
  object: Nullable(Type.String()),
  /** What was seen, why it was taken over; null = nothing was said. */
  note: Nullable(Type.String()),
});
export type WallLogEntry = Type.Static<typeof WallLogEntry>;

/** Filters of `GET /api/walls/:id/log` and of `…/log/export` (CSV); newest first. */
export const WallLogFilter = Type.Object({
  day: Type.Optional(Day),
  deed: Type.Optional(WallDeed),
});
export type WallLogFilter = Type.Static<typeof WallLogFilter>;

/** `POST /api/walls/:id/log`: what the operator on duty saw. Names of parties do not belong here. */
export const WallNote = Type.Object(
  {
    note: Type.String({ minLength: 1, maxLength: 500 }),
    /** The tour during which it was seen. */
    tourId: Type.Optional(Type.String({ format: 'uuid' })),
  },
  { additionalProperties: false },
);
export type WallNote = Type.Static<typeof WallNote>;
