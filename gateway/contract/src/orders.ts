import Type from 'typebox';
import { AreaCode } from './areas.ts';
import { Instant, Nullable, OneOf } from './common.ts';
import { LadderLevel } from './ladder-levels.ts';

/** Who did something: the source that says so, and the account when it was done at a desk. */
export const Actor = Type.Object({ source: Type.String(), account: Nullable(Type.String()) });
export type Actor = Type.Static<typeof Actor>;

const done = { at: Instant, by: Actor };

/** One of 派单 接单 评单 as it was done last. */
export const OrderStep = Type.Object({ ...done, department: Type.String() });
export type OrderStep = Type.Static<typeof OrderStep>;

/** 吹哨: in time means by `respondBy` (YC-14). */
export const Whistle = Type.Object({
  ...done,
  department: Type.String(),
  respondBy: Instant,
  answeredAt: Nullable(Instant),
  state: OneOf(['open', 'late', 'answered', 'answeredLate'] as const),
});
export type Whistle = Type.Static<typeof Whistle>;

export const Supervision = Type.Object({
  ...done,
  /** One of `supervisionTags`, a source's own word, or null. */
  tag: Nullable(Type.String()),
  /** Who supervises; null = the source did not say. */
  level: Nullable(LadderLevel),
});

/** 外溢: the case left a level or an area unresolved (CQ-27). */
export const Spillover = Type.Object({
  at: Instant,
  kind: OneOf(['level', 'area'] as const),
  /** Level, or code of the township. */
  from: Type.String(),
  to: Type.String(),
});

/** 接单 派单 管单 评单 of one case (YC-01), computed from its events. */
export const CaseOrder = Type.Object({
  /** Area of the centre that coordinates: process owner (CQ-28). */
  processOwner: AreaCode,
  /** The centre's level. */
  level: LadderLevel,
  /** Department that solves the matter: substantive owner (CQ-28); null = nobody has it now. */
  substantiveOwner: Nullable(Type.String()),
  /** 首办责任单位 (YC-18): the department that accepted first. */
  firstHandler: Nullable(Type.String()),
  dispatched: Nullable(OrderStep),
  accepted: Nullable(OrderStep),
  /** The last nudge, supervision or whistle. */
  managed: Nullable(Type.Object(done)),
  rated: Nullable(Type.Object({ ...OrderStep.properties, score: Type.Integer() })),
  visited: Nullable(Type.Object({ ...done, satisfied: Type.Boolean() })),
  /** The department sent it back and it waits for another dispatch. */
  waiting: Type.Boolean(),
  returns: Type.Integer(),
  nudges: Type.Object({ remind: Type.Integer(), urge: Type.Integer(), press: Type.Integer() }),
  supervisions: Type.Array(Supervision),
  whistles: Type.Array(Whistle),
  spillovers: Type.Array(Spillover),
  /** 空转 (XM-12): hand-overs with nothing substantive in between, those since the last act and the most in a row; `is` = the limit is reached now. */
  circulation: Type.Object({
    now: Type.Integer(),
    most: Type.Integer(),
    atLeast: Type.Integer(),
    is: Type.Boolean(),
    sourceRow: Type.String(),
  }),
});
export type CaseOrder = Type.Static<typeof CaseOrder>;

/**
 * What broke or bent a rule of the place, kept for ever because it follows from the log: `override` passed up by a reason, `premature`
 * passed up with too few attempts, `leaderless` a major case that went on before a leader was named (BZ-08).
 */
export const CaseMark = Type.Object({
  kind: OneOf(['override', 'premature', 'leaderless'] as const),
  /** The event that did it; an override's reason is in the timeline under this id. */
  source: Type.String(),
  eventId: Type.String(),
  at: Instant,
  /** Level whose count was short; null = none was. */
  level: Nullable(LadderLevel),
  toLevel: Nullable(LadderLevel),
  soFar: Nullable(Type.Integer()),
  required: Nullable(Type.Integer()),
  sourceRow: Type.String(),
});
export type CaseMark = Type.Static<typeof CaseMark>;

/** Why a leader has to be named, and by which row: class major (BZ-08), or the ladder's last gate has failed (HP-05). */
export const LeaderAsked = Type.Object({
  why: OneOf(['major', 'ladder'] as const),
  sourceRow: Type.String(),
});
export type LeaderAsked = Type.Static<typeof LeaderAsked>;
