import Type from 'typebox';
import { CaseCode } from './case-code.ts';
import { Tier } from './cases.ts';
import { Instant, Nullable, OneOf } from './common.ts';
import { Tile } from './wall-tiles.ts';

/** When a case may take a wall's reserved places by itself. */
export const AlarmPolicy = Type.Object(
  {
    enabled: Type.Boolean(),
    /** A case that reaches one of them raises an alarm. */
    tiers: Type.Array(Tier, { maxItems: 3, uniqueItems: true }),
    /** Never two alarms within so many seconds: the later one waits. */
    everyS: Type.Integer({ minimum: 5, maximum: 3600 }),
    /** Given back after so many seconds though nobody acknowledged it. */
    showS: Type.Integer({ minimum: 10, maximum: 3600 }),
    /** Public cameras beside the case card and the map, if that many places are reserved. */
    cameras: Type.Integer({ minimum: 0, maximum: 9 }),
    /** How far from the case a camera may be, metres. */
    withinM: Type.Integer({ minimum: 50, maximum: 20_000 }),
  },
  { additionalProperties: false },
);
export type AlarmPolicy = Type.Static<typeof AlarmPolicy>;

/** What a wall does until somebody says otherwise. */
export const usualAlarmPolicy: AlarmPolicy = {
  enabled: true,
  tiers: ['red'],
  everyS: 30,
  showS: 180,
  cameras: 2,
  withinM: 2_000,
};

/** `waiting` until its turn, `shown`, then given back: `acknowledged` by somebody or `timedOut`; `dropped` = its case is not red any more. */
export const alarmStates = ['waiting', 'shown', 'acknowledged', 'timedOut', 'dropped'] as const;
export const AlarmState = OneOf(alarmStates);
export type AlarmState = Type.Static<typeof AlarmState>;

/** A case that takes the reserved places of a wall. */
export const WallAlarm = Type.Object({
  id: Type.Integer(),
  caseCode: CaseCode,
  tier: Tier,
  raisedAt: Instant,
  state: AlarmState,
  /** null = it still waits. */
  shownAt: Nullable(Instant),
  /** When it is given back though nobody acknowledged it. */
  until: Nullable(Instant),
  endedAt: Nullable(Instant),
  /** Who acknowledged it. */
  endedBy: Nullable(Type.String()),
  /** Its scene, in the order in which reserved places are filled: case, map, cameras near by, state of the rooms. */
  tiles: Type.Array(Tile, { maxItems: 16 }),
});
export type WallAlarm = Type.Static<typeof WallAlarm>;
