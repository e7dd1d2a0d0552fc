import Type from 'typebox';
import { AreaCode } from './areas.ts';
import { CameraId } from './cameras.ts';
import { Instant, Nullable } from './common.ts';
import { AlarmPolicy, WallAlarm } from './wall-alarms.ts';
import { WallId } from './wall-ids.ts';
import { WallLease } from './wall-leases.ts';
import { ScreenContent, ScreenInput } from './wall-tiles.ts';
import { TourRun } from './wall-tours.ts';

/** What a screen is, apart from what it shows. */
const screenForm = {
  name: Type.String({ minLength: 1, maxLength: 60 }),
  /** Factor on all letters, by the distance from which it is read; 1 = 43 px at 3840×2160 for what matters. */
  scale: Type.Number({ minimum: 0.5, maximum: 4 }),
  /** Places that an alarm may take, in the order in which it takes them; empty = alarms leave this screen alone. */
  reserved: Type.Array(Type.Integer({ minimum: 0, maximum: 24 }), { maxItems: 25, uniqueItems: true }),
};

export const Screen = Type.Object({
  id: WallId,
  ...screenForm,
  ...ScreenContent.properties,
  updatedAt: Instant,
  updatedBy: Nullable(Type.String()),
});
export type Screen = Type.Static<typeof Screen>;

/**
 * What happens on a wall beside the content of its screens: who works it, which tours run, which alarm stands on it. Screens lay
 * tours and the alarm over their content (`shown-tiles.ts`), so that what was there comes back by itself.
 */
export const WallNow = Type.Object({
  lease: Nullable(WallLease),
  /** Running and paused tours; of two on the same place the later one is seen. */
  tours: Type.Array(TourRun),
  /** The alarm that is shown; null = none. */
  alarm: Nullable(WallAlarm),
  /** Alarms that wait for their turn. */
  waiting: Type.Integer(),
});
export type WallNow = Type.Static<typeof WallNow>;

export const Wall = Type.Object({
  id: WallId,
  name: Type.String(),
  areaCode: AreaCode,
  screens: Type.Array(Screen),
  policy: AlarmPolicy,
  now: WallNow,
});
export type Wall = Type.Static<typeof Wall>;

/** `PUT /api/walls/:id`: makes a wall, or changes its name and the order of its screens; its area stays what it was made with. */
export const WallInput = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 60 }),
    areaCode: AreaCode,
    /** Ids of its screens in their order from the left; left out = the order stays. */
    screens: Type.Optional(Type.Array(WallId, { maxItems: 64, uniqueItems: true })),
  },
  { additionalProperties: false },
);
export type WallInput = Type.Static<typeof WallInput>;

const Uuid = Type.String({ format: 'uuid' });

/** A running tour that would have covered what was put on a screen, and was stopped. */
export const StoppedTour = Type.Object({ id: Uuid, name: Type.String() });
export type StoppedTour = Type.Static<typeof StoppedTour>;

/** `PUT /api/walls/:id/screens/:screen` answers the screen, what it showed before (to take the change back) and what made way. */
export const ScreenChanged = Type.Object({
  ...Screen.properties,
  before: ScreenContent,
  stoppedTours: Type.Array(StoppedTour),
});
export type ScreenChanged = Type.Static<typeof ScreenChanged>;

/** `PUT /api/walls/:id/screens`: content for several screens, all of it or none: two that change places are never seen half done. */
export const ScreensInput = Type.Object(
  {
    /** Of a screen that is named twice the later content counts. */
    screens: Type.Array(
      Type.Object({ id: WallId, ...ScreenInput.properties }, { additionalProperties: false }),
      { minItems: 1, maxItems: 64 },
    ),
    /** Tours to begin again, those that a change stopped which is taken back now; one that runs or is gone is passed over. */
    resume: Type.Optional(Type.Array(Uuid, { maxItems: 64, uniqueItems: true })),
  },
  { additionalProperties: false },
);
export type ScreensInput = Type.Static<typeof ScreensInput>;

/** What `PUT /api/walls/:id/screens` answers: as `ScreenChanged`, of all its screens. */
export const ScreensChanged = Type.Object({
  screens: Type.Array(Screen),
  before: Type.Array(Type.Object({ id: WallId, ...ScreenContent.properties })),
  stoppedTours: Type.Array(StoppedTour),
});
export type ScreensChanged = Type.Static<typeof ScreensChanged>;

/** `POST /api/walls/:id/scenes/:scene/show`: as `ScreensChanged`, of all screens that the scene changed. */
export const SceneShown = Type.Object({
  ...ScreensChanged.properties,
  /** Cameras of the scene that became private or are gone: their places (from 0) stayed empty. */
  emptied: Type.Array(
    Type.Object({ screen: WallId, place: Type.Integer({ minimum: 0 }), cameraId: CameraId }),
  ),
});
export type SceneShown = Type.Static<typeof SceneShown>;

/** `PUT /api/walls/:id/screens/:screen/form`: makes a screen, or changes what it is; what it shows stays. */
export const ScreenForm = Type.Object(screenForm, { additionalProperties: false });
export type ScreenForm = Type.Static<typeof ScreenForm>;
