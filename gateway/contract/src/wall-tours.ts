import Type from 'typebox';
import { CameraId } from './cameras.ts';
import { Instant, Nullable, OneOf } from './common.ts';
import { WallId } from './wall-ids.ts';
import { Scene } from './wall-scenes.ts';

/** `HH:MM`, Asia/Shanghai. */
const Clock = Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' });

/** When a tour begins and ends by itself (BZ-12). */
export const TourSchedule = Type.Object(
  {
    /** 1 Monday … 7 Sunday (ISO 8601). */
    days: Type.Array(Type.Integer({ minimum: 1, maximum: 7 }), {
      minItems: 1,
      maxItems: 7,
      uniqueItems: true,
    }),
    from: Clock,
    /** After `from`, on the same day. */
    until: Clock,
  },
  { additionalProperties: false },
);
export type TourSchedule = Type.Static<typeof TourSchedule>;

const form = {
  name: Type.String({ minLength: 1, maxLength: 40 }),
  /** Seconds per step. */
  dwellS: Type.Integer({ minimum: 5, maximum: 3600 }),
  /** The tiles that a tour of cameras goes round on: as many cameras at a time as there are; empty for a tour of scenes. */
  targets: Type.Array(
    Type.Object(
      { screen: WallId, place: Type.Integer({ minimum: 0, maximum: 24 }) },
      { additionalProperties: false },
    ),
    { maxItems: 64 },
  ),
  /** Public cameras in their order; empty for a tour of scenes. */
  cameraIds: Type.Array(CameraId, { maxItems: 500, uniqueItems: true }),
  /** Scenes in their order; empty for a tour of cameras. */
  sceneIds: Type.Array(Type.String({ format: 'uuid' }), { maxItems: 50 }),
  schedule: Nullable(TourSchedule),
};

/** A patrol over cameras or scenes (轮巡). */
export const Tour = Type.Object({
  id: Type.String({ format: 'uuid' }),
  ...form,
  updatedAt: Instant,
  updatedBy: Type.String(),
});
export type Tour = Type.Static<typeof Tour>;

/** `POST /api/walls/:id/tours` and `PUT …/tours/:tour`. */
export const TourInput = Type.Object(form, { additionalProperties: false });
export type TourInput = Type.Static<typeof TourInput>;

/** `POST /api/walls/:id/tours/:tour/run` answers `{ run }`, null once it is stopped; `next` and `back` move it by one step. */
export const TourAct = Type.Object(
  { act: OneOf(['start', 'pause', 'resume', 'next', 'back', 'stop'] as const) },
  { additionalProperties: false },
);
export type TourAct = Type.Static<typeof TourAct>;

/** A tour under way. Which step is on follows from the clock alone (`tourStep`), so nothing is written while it runs. */
export const TourRun = Type.Object({
  tour: Tour,
  /** The scenes of a tour of scenes, in its order; empty for a tour of cameras. */
  scenes: Type.Array(Scene),
  /** When step `firstStep` began. */
  startedAt: Instant,
  /** null = the schedule. */
  startedBy: Nullable(Type.String()),
  firstStep: Type.Integer({ minimum: 0 }),
  /** Since when it stands; null = it goes. */
  pausedAt: Nullable(Instant),
});
export type TourRun = Type.Static<typeof TourRun>;

export const TourAnswer = Type.Object({ run: Nullable(TourRun) });
export type TourAnswer = Type.Static<typeof TourAnswer>;
