import Type from 'typebox';
import { AreaCode } from './areas.ts';
import { CaseCode } from './case-code.ts';
import { Cursor, Day, Instant, Nullable, OneOf } from './common.ts';

const strict = { additionalProperties: false } as const;
const Id = Type.String({ format: 'uuid' });
const Words = Type.String({ minLength: 1, maxLength: 2_000 });

/** open 办理中 · done 办结 · cancelled 撤销. Late follows from the day: it is stored nowhere. */
export const decisionStates = ['open', 'done', 'cancelled'] as const;
export const DecisionState = OneOf(decisionStates);
export type DecisionState = Type.Static<typeof DecisionState>;

const form = {
  /** What is to be done; never the name of a party: minutes go round. */
  text: Words,
  /** Department of the profile that answers for it. */
  department: Type.String({ minLength: 1, maxLength: 60 }),
  /** Area whose centre or department it is; it has to lie in the meeting's. */
  ownerArea: AreaCode,
  /** Post or name of the official who answers for it (责任领导). */
  owner: Nullable(Type.String({ maxLength: 60 })),
  dueOn: Day,
  /** Cases that it is about. */
  caseCodes: Type.Array(CaseCode, { maxItems: 50, uniqueItems: true }),
  /** Page of the pack during which it was taken. */
  page: Nullable(Type.String({ maxLength: 40 })),
};

/** `POST /api/meetings/:id/decisions`, `PUT /api/decisions/:id`. */
export const DecisionInput = Type.Object(form, strict);
export type DecisionInput = Type.Static<typeof DecisionInput>;

/** What the owner reports of it. */
export const DecisionReport = Type.Object({
  at: Instant,
  by: Type.String(),
  byName: Type.String(),
  text: Words,
  /** The state that the report asks for, or that the meeting gave. */
  state: DecisionState,
});
export type DecisionReport = Type.Static<typeof DecisionReport>;

/** A numbered 交办 item of a meeting, open until a later meeting finds it done. */
export const Decision = Type.Object({
  id: Id,
  meetingId: Id,
  meetingTitle: Type.String(),
  meetingAreaCode: AreaCode,
  /** Per issuing area and year without gaps: `巴中交办〔2026〕7号`. */
  number: Type.String(),
  ...form,
  departmentLabel: Type.String(),
  ownerAreaName: Type.String(),
  state: DecisionState,
  /** Open and past its day. */
  late: Type.Boolean(),
  decidedAt: Instant,
  decidedBy: Type.String(),
  endedAt: Nullable(Instant),
  /** In whose name this session speaks of it: the meeting ends it, the owner reports on it; null = it only reads. */
  side: Nullable(OneOf(['meeting', 'owner'] as const)),
  /** The oldest first. */
  reports: Type.Array(DecisionReport),
});
export type Decision = Type.Static<typeof Decision>;

/** `POST /api/decisions/:id/reports`. */
export const DecisionReportInput = Type.Object({ text: Words, state: DecisionState }, strict);
export type DecisionReportInput = Type.Static<typeof DecisionReportInput>;

/** `GET /api/decisions`: those that the session's area issued or owns. */
export const DecisionQuery = Type.Object(
  {
    area: Type.Optional(AreaCode),
    state: Type.Optional(DecisionState),
    late: Type.Optional(Type.Boolean()),
    caseCode: Type.Optional(CaseCode),
    cursor: Type.Optional(Cursor),
  },
  strict,
);
export type DecisionQuery = Type.Static<typeof DecisionQuery>;
