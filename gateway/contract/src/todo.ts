import Type from 'typebox';
import { AreaCode } from './areas.ts';
import { CaseSummary, LadderLevel } from './cases.ts';
import { Instant, Nullable, OneOf } from './common.ts';
import { LetterSummary } from './letters.ts';

/** `GET /api/todo`: what waits for somebody and cannot be told from the open cases themselves. */
export const TodoQuery = Type.Object({ area: Type.Optional(AreaCode) }, { additionalProperties: false });
export type TodoQuery = Type.Static<typeof TodoQuery>;

/** 吹哨: a department that was called and has not come yet (YC-14). */
export const WaitingWhistle = Type.Object({
  case: CaseSummary,
  department: Type.String(),
  at: Instant,
  respondBy: Instant,
  late: Type.Boolean(),
});
export type WaitingWhistle = Type.Static<typeof WaitingWhistle>;

/** 督办 or 提醒 督促 催办: the case was pushed, and nothing was done with it since. */
export const UnansweredPush = Type.Object({
  case: CaseSummary,
  kind: OneOf(['supervised', 'nudged'] as const),
  at: Instant,
  /** Who supervises; null = a nudge, or the source did not say. */
  level: Nullable(LadderLevel),
  /** `remind`, `urge` or `press` of a nudge; null = a supervision. */
  strength: Nullable(Type.String()),
  /** Whom a nudge went to; null = a supervision. */
  department: Nullable(Type.String()),
});
export type UnansweredPush = Type.Static<typeof UnansweredPush>;

const listOf = <T extends Type.TSchema>(item: T, of: string) =>
  Type.Object({
    /** The most urgent first, at most 100. */
    items: Type.Array(item),
    count: Type.Integer(),
    /** The denominator: */
    of: Type.Integer({ description: of }),
  });

export const Todo = Type.Object({
  /** When it was counted. */
  at: Instant,
  whistles: listOf(WaitingWhistle, 'whistles blown for cases that are open'),
  pushes: listOf(UnansweredPush, 'open cases that were supervised or nudged'),
  /** 函未回复: letters from and to the area. */
  letters: Type.Object({
    ...listOf(LetterSummary, 'letters that were issued and ask for an answer').properties,
    /** Of those, past their deadline. */
    overdue: Type.Integer(),
  }),
});
export type Todo = Type.Static<typeof Todo>;
