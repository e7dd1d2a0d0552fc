import Type from 'typebox';
import { Role } from './accounts.ts';
import { CaseEventType } from './cases.ts';
import { Instant, Nullable, OneOf } from './common.ts';
import { Label } from './reference.ts';

/**
 * Everything below this path belongs to the drill (演练): the same pages and the same API on a database of its own, which is thrown away at
 * the end. The address alone says whether a page is real, so two windows of one browser never mix.
 */
export const DRILL_BASE = '/drill-space';

/** What stands before the number of every letter of a drill, and in the name of every file. */
export const DRILL_MARK = '演';

/** Longest drill, minutes: one shift. */
export const drillMaxMinutes = 480;

/** A story that can be played. */
export const DrillStorySummary = Type.Object({
  id: Type.String(),
  title: Label,
  about: Label,
  /** How long the story is at speed 1, minutes. */
  minutes: Type.Integer(),
  /** Cases that come in. */
  cases: Type.Integer(),
});
export type DrillStorySummary = Type.Static<typeof DrillStorySummary>;

const Speed = Type.Number({ minimum: 0.5, maximum: 60, description: 'minutes of the story per minute' });
const Reason = Type.String({ minLength: 2, maxLength: 200, pattern: '\\S' });

/** `POST /api/drill`. */
export const DrillInput = Type.Object(
  {
    story: Type.String({ minLength: 1, maxLength: 40 }),
    speed: Speed,
    /** After so many minutes it ends by itself, however far the story is. */
    minutes: Type.Integer({ minimum: 5, maximum: drillMaxMinutes }),
    /** Why it is held, for the audit log. */
    reason: Reason,
  },
  { additionalProperties: false },
);
export type DrillInput = Type.Static<typeof DrillInput>;

/** `PUT /api/drill/course`: what is left out stays as it is. */
export const DrillCourse = Type.Object(
  { paused: Type.Optional(Type.Boolean()), speed: Type.Optional(Speed) },
  { additionalProperties: false, minProperties: 1 },
);
export type DrillCourse = Type.Static<typeof DrillCourse>;

/** `POST /api/drill/push`: something happens now. `red`: an open case of the story turns red, a new one where there is none. */
export const DrillPush = Type.Object(
  { what: OneOf(['red', 'next'] as const) },
  { additionalProperties: false },
);
export type DrillPush = Type.Static<typeof DrillPush>;

/** `preparing`: its space is being made; `elsewhere`: another gateway runs one. */
export const drillPhases = ['none', 'preparing', 'running', 'paused', 'ending', 'elsewhere'] as const;
export const DrillPhase = OneOf(drillPhases);
export type DrillPhase = Type.Static<typeof DrillPhase>;

/** One event of the story that is still to come. */
export const DrillStep = Type.Object({
  /** Minutes of the story since its beginning. */
  atMin: Type.Number(),
  type: CaseEventType,
  title: Type.String(),
  areaName: Type.String(),
});
export type DrillStep = Type.Static<typeof DrillStep>;

export const DrillPerson = Type.Object({
  account: Type.String(),
  displayName: Type.String(),
  role: Role,
  since: Instant,
});
export type DrillPerson = Type.Static<typeof DrillPerson>;

/** So many of so many, with the median of what they took; null = nothing was measured. */
export const DrillMeasure = Type.Object({
  n: Type.Integer(),
  of: Type.Integer(),
  medianMin: Nullable(Type.Number()),
});
export type DrillMeasure = Type.Static<typeof DrillMeasure>;

/** What a drill came to: of cases, never of people. */
export const DrillResult = Type.Object({
  /** Cases that came in, from the story or at a counter. */
  cases: Type.Integer(),
  /** Taken up by somebody in the drill; minutes from the registration to the first act of a person. */
  taken: DrillMeasure,
  /** Dispatched cases that a department accepted; minutes from the dispatch. */
  accepted: DrillMeasure,
  /** Red cases that were acknowledged; minutes from the event that made them red. */
  acknowledged: DrillMeasure,
  /** Letters that were answered, of those that went out. */
  letters: DrillMeasure,
  resolved: DrillMeasure,
});
export type DrillResult = Type.Static<typeof DrillResult>;

export const DrillSummary = Type.Object({
  id: Type.String(),
  title: Label,
  reason: Type.String(),
  startedBy: Type.String(),
  startedAt: Instant,
  endedAt: Instant,
  /** null = its time was over. */
  endedBy: Nullable(Type.String()),
  /** Accounts that entered. */
  people: Type.Integer(),
  result: DrillResult,
});
export type DrillSummary = Type.Static<typeof DrillSummary>;

/** The drill under way. */
export const DrillRun = Type.Object({
  id: Type.String(),
  title: Label,
  reason: Type.String(),
  startedBy: Type.String(),
  startedAt: Instant,
  endsAt: Instant,
  speed: Type.Number(),
  /** While it is being prepared: steps done, and of how many. */
  prepared: Type.Object({ done: Type.Integer(), of: Type.Integer() }),
  playedMin: Type.Number(),
  storyMin: Type.Integer(),
  /** Events that were sent, and of how many. */
  sent: Type.Integer(),
  steps: Type.Integer(),
  /** How many are inside. */
  inside: Type.Integer(),
});
export type DrillRun = Type.Static<typeof DrillRun>;

/** `GET /api/drill`. */
export const DrillState = Type.Object({
  phase: DrillPhase,
  stories: Type.Array(DrillStorySummary),
  run: Nullable(DrillRun),
  /** Whether the login that asks is inside. */
  entered: Type.Boolean(),
  /** Real red cases of the own area that nobody has acknowledged: a drill hides no alarm. null = this account is not inside, or sees no cases. */
  realRed: Nullable(Type.Integer()),
  /** For those who may hold drills; null for everybody else: who is trained does not see what comes. */
  control: Nullable(Type.Object({ coming: Type.Array(DrillStep), people: Type.Array(DrillPerson) })),
  /** The last drill that ended; null = there was none. */
  last: Nullable(DrillSummary),
  /** Why the last one could not be prepared, in words; null = it could. */
  failure: Nullable(Type.String()),
});
export type DrillState = Type.Static<typeof DrillState>;
