import Type, { type TSchema } from 'typebox';
import { AreaCode } from './areas.ts';
import { CaseCode } from './case-code.ts';
import {
  CaseEventType,
  Channel,
  Difficulty,
  type CaseEventType as EventType,
  LadderLevel,
  RiskFactor,
  Route,
  Tier,
} from './cases.ts';
import { Datum, Instant, OneOf } from './common.ts';

const strict = { additionalProperties: false } as const;
const Words = (maxLength: number) => Type.String({ minLength: 1, maxLength });
const DepartmentCode = Words(60);

/** 函 kinds (CQ-06, CQ-25, LZ-01, MS-12, NA-05). 风险预警函 and 风险提示函 are different letters. */
export const letterKinds = [
  'workReminder',
  'riskReminder',
  'riskWarning',
  'workSupervision',
  'crossAreaRisk',
  'keyAssignment',
  'supervisionOrder',
  'improvementAdvice',
] as const;
export const LetterKind = OneOf(letterKinds);

/** 矛盾纠纷 诉讼 其他事项 (YC-03). */
export const intakeClasses = ['dispute', 'litigation', 'other'] as const;
/** 激化程度 (JN-09). */
export const intensities = ['low', 'medium', 'high'] as const;

const Letter = Type.Object(
  {
    kind: LetterKind,
    number: Type.Optional(Words(60)),
    recipient: Words(120),
    dueAt: Type.Optional(Instant),
  },
  strict,
);
const DepartmentStep = Type.Object(
  { department: DepartmentCode, reason: Type.Optional(Words(2000)) },
  strict,
);
const Empty = Type.Object({}, strict);

/** What each event type carries in `payload`; ids are codes of the registry. Free text is kept apart from the log. */
export const payloadSchemas = {
  'case.registered': Type.Object(
    {
      /** What the window found at a first look (JN-09): proposals for the triage. The field concerned is the category. */
      intakeClass: Type.Optional(OneOf(intakeClasses)),
      intensity: Type.Optional(OneOf(intensities)),
      /** Level of the centre that took it in: where the ladder begins. */
      level: Type.Optional(LadderLevel),
      /** Other areas that it concerns; one of another township makes it a matter of the county (HP-08). */
      partyAreas: Type.Optional(Type.Array(AreaCode, { minItems: 1, maxItems: 20 })),
    },
    strict,
  ),
  'case.triaged': Type.Object(
    {
      difficulty: Difficulty,
      leadDepartment: DepartmentCode,
      intakeClass: Type.Optional(OneOf(intakeClasses)),
      intensity: Type.Optional(OneOf(intensities)),
    },
    strict,
  ),
  'case.dispatched': DepartmentStep,
  'case.accepted': DepartmentStep,
  'case.returned': DepartmentStep,
  'mediation.attempted': Type.Object(
    {
      level: LadderLevel,
      outcome: OneOf(['agreed', 'failed', 'declined'] as const),
      organisation: Type.Optional(Words(120)),
      professional: Type.Optional(Type.Boolean()),
    },
    strict,
  ),
  'case.escalated': Type.Object(
    { toLevel: LadderLevel, override: Type.Optional(Type.Object({ reason: Words(2000) }, strict)) },
    strict,
  ),
  'route.entered': Type.Object({ route: Route }, strict),
  'route.concluded': Type.Object(
    {
      route: Route,
      outcome: Type.Optional(OneOf(['settled', 'confirmed', 'judged', 'withdrawn', 'failed'] as const)),
    },
    strict,
  ),
  'risk.signalled': Type.Object({ factor: RiskFactor, evidence: Type.Optional(Words(2000)) }, strict),
  'tier.changed': Type.Object({ tier: Type.Union([Tier, Type.Null()]) }, strict),
  'deadline.passed': Type.Object({ kind: Words(60), dueAt: Instant }, strict),
  'nudge.sent': Type.Object(
    { strength: OneOf(['remind', 'urge', 'press'] as const), department: DepartmentCode },
    strict,
  ),
  /** `tag`: one of `supervisionTags` or a source's own word; `level`: who supervises (YC-12), left out = the level that has the case. */
  'case.supervised': Type.Object(
    { tag: Type.Optional(Words(60)), level: Type.Optional(LadderLevel) },
    strict,
  ),
  'letter.issued': Letter,
  'letter.received': Letter,
  'letter.replied': Letter,
  'leader.assigned': Type.Object({ leader: Words(120) }, strict),
  'support.given': Type.Object(
    { kind: OneOf(['guidance', 'hardship', 'counselling', 'legalAid', 'legalAdvice'] as const) },
    strict,
  ),
  /** 吹哨: calls a department that is not resident (YC-14); `respondBy` = until when it has to answer. */
  'whistle.blown': Type.Object({ department: DepartmentCode, respondBy: Type.Optional(Instant) }, strict),
  'whistle.answered': Type.Object({ department: DepartmentCode }, strict),
  /** 双闭环: a matter handed to another body's own loop, such as the government-service centre, and its answer (LZ-11, LZ-12). */
  'service.pushed': Type.Object({ to: Words(60) }, strict),
  'service.answered': Type.Object({ to: Words(60) }, strict),
  'petition.lodged': Type.Object({ first: Type.Boolean() }, strict),
  'case.resolved': Type.Object({ route: Type.Optional(Route), level: LadderLevel }, strict),
  'case.visited': Type.Object({ satisfied: Type.Boolean() }, strict),
  'case.rated': Type.Object(
    { department: DepartmentCode, score: Type.Integer({ minimum: 1, maximum: 5 }) },
    strict,
  ),
  'case.closed': Empty,
  'case.reopened': Type.Object({ reason: Type.Optional(Words(2000)) }, strict),
  /** `again`: the matter was reported once more by this channel, and it is one case all the same (一案一码). */
  'note.added': Type.Object({ text: Words(4000), again: Type.Optional(Channel) }, strict),
} satisfies Record<EventType, TSchema>;

/** Payload fields that are free text: they go to `event_text` (row-level security), never to the log. */
export const freeTextFields = ['reason', 'evidence', 'text', 'override'] as const;

/** What a source sends. Unknown fields are refused by name. */
export const IngestEvent = Type.Object(
  {
    /** The sender's id of the event, idempotent per source. */
    eventId: Words(64),
    /** The sender's own id of the case. */
    caseRef: Words(120),
    type: CaseEventType,
    occurredAt: Instant,
    areaCode: Type.Optional(AreaCode),
    location: Type.Optional(
      Type.Object(
        {
          lng: Type.Number({ minimum: -180, maximum: 180 }),
          lat: Type.Number({ minimum: -90, maximum: 90 }),
          datum: Datum,
        },
        strict,
      ),
    ),
    category: Type.Optional(Words(60)),
    channel: Type.Optional(Channel),
    title: Type.Optional(Words(200)),
    detail: Type.Optional(Words(20_000)),
    people: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000_000 })),
    /** Decimal string in yuan, at most two decimals. */
    amountYuan: Type.Optional(Type.String({ pattern: '^\\d{1,13}(\\.\\d{1,2})?$' })),
    payload: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
    /**
     * Who reported, by a number that is the same wherever the person reports (MS-11). Hashed with a key of the site before anything is
     * stored, and thrown away; it links repeat reports and leads back to nobody.
     */
    reporterRef: Type.Optional(Words(120)),
  },
  strict,
);
export type IngestEvent = Type.Static<typeof IngestEvent>;

/** Most events in one request. */
export const maxIngestBatch = 10_000;

export const QuarantinedRow = Type.Object({
  /** Position in the request, from 0. */
  index: Type.Integer(),
  eventId: Type.Union([Type.String(), Type.Null()]),
  code: Type.String(),
  message: Type.String(),
});
export type QuarantinedRow = Type.Static<typeof QuarantinedRow>;

export const IngestResult = Type.Object({
  accepted: Type.Integer(),
  duplicates: Type.Integer(),
  quarantined: Type.Array(QuarantinedRow),
  /** Cases first seen in this request. */
  cases: Type.Array(Type.Object({ caseRef: Type.String(), caseCode: CaseCode })),
});
export type IngestResult = Type.Static<typeof IngestResult>;
