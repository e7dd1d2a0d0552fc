import Type from 'typebox';
import { AreaCode } from './areas.ts';
import { Nullable, OneOf } from './common.ts';
import { centreLevels } from './presence.ts';
import { Label } from './reference.ts';

/** Levels of a centre; `province` has none below it that this system keeps. */
export const RegisterLevel = OneOf([...centreLevels, 'province'] as const);

/** A centre as the register has it: what it is built of and staffed with; null = nobody has said so. */
export const CentreLine = Type.Object({
  id: Type.String(),
  name: Type.String(),
  areaCode: AreaCode,
  areaName: Type.String(),
  level: RegisterLevel,
  /** CQ-21, LZ-14, FX-24, in square metres. */
  floorAreaM2: Nullable(Type.Number()),
  /** 县处级 `county` · 乡科级 `township` (CQ-22) */
  grade: Nullable(OneOf(['county', 'township'] as const)),
  posts: Nullable(Type.Integer()),
  fullTimeStaff: Nullable(Type.Integer()),
  /** Rooms by zone (CQ-20). */
  rooms: Type.Object({ guidance: Type.Integer(), mediation: Type.Integer(), dispatch: Type.Integer() }),
  /** Storeys with a plan. */
  floors: Type.Integer(),
  /** Departments that are there today, by kind. */
  resident: Type.Integer(),
  rotating: Type.Integer(),
  onCall: Type.Integer(),
  windows: Type.Integer(),
  /** People of the roster, and those of them on the public board. */
  staff: Type.Integer(),
  publicStaff: Type.Integer(),
  /** The name by the rule (HP-28); null = it has it. */
  shouldBe: Nullable(Type.String()),
  synthetic: Type.Boolean(),
});
export type CentreLine = Type.Static<typeof CentreLine>;

/** `GET /api/centre-register?area=`. */
export const CentreRegister = Type.Object({
  areaCode: AreaCode,
  areaName: Type.String(),
  centres: Type.Array(CentreLine),
  /** 1+6+N and the like, as the place's profile has them (BZ-19, MS-08). */
  structures: Type.Array(
    Type.Object({
      id: Type.String(),
      label: Label,
      sourceRow: Type.String(),
      note: Nullable(Label),
      items: Type.Array(Label),
    }),
  ),
});
export type CentreRegister = Type.Static<typeof CentreRegister>;
