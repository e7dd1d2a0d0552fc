import Type from 'typebox';
import { CaseAdvice } from './advice.ts';
import { AreaCode } from './areas.ts';
import { CaseCode } from './case-code.ts';
import { Channel, caseEventTypes, LadderLevel } from './cases.ts';
import { Datum, Instant, Nullable, OneOf } from './common.ts';
import { intakeClasses, intensities } from './ingest.ts';
import { RelatedCase } from './topics.ts';

const strict = { additionalProperties: false } as const;

/** What the engine alone says of a case, and what is a request of its own. */
const notActs = ['case.registered', 'deadline.passed', 'tier.changed'] as const;
type NotAct = (typeof notActs)[number];
export type ActType = Exclude<(typeof caseEventTypes)[number], NotAct>;

/** What people of a centre do with a case; the same event types that sources send. */
export const actTypes = caseEventTypes.filter(
  (type): type is ActType => !(notActs as readonly string[]).includes(type),
);

/** Body of `POST /api/cases/:caseCode/events`. Sending it again with the same id is safe. */
export const CaseAct = Type.Object(
  {
    /** UUID made by the page, once per act. */
    eventId: Type.String({ format: 'uuid' }),
    type: OneOf(actTypes),
    /** When it was done; left out = now. */
    occurredAt: Type.Optional(Instant),
    /** By type, as `payloadSchemas` says. */
    payload: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
  },
  strict,
);
export type CaseAct = Type.Static<typeof CaseAct>;

export const CaseActed = Type.Object({
  caseCode: CaseCode,
  /** False: it was there already. */
  accepted: Type.Boolean(),
});
export type CaseActed = Type.Static<typeof CaseActed>;

/** Body of `POST /api/cases`: a matter registered at the desk, once (统一受理). */
export const NewCase = Type.Object(
  {
    /** UUID made by the page, once per form: sending it again answers the same case. */
    id: Type.String({ format: 'uuid' }),
    areaCode: AreaCode,
    title: Type.String({ minLength: 1, maxLength: 200 }),
    detail: Type.Optional(Type.String({ minLength: 1, maxLength: 20_000 })),
    channel: Channel,
    category: Type.Optional(Type.String({ maxLength: 60 })),
    /** 纠纷 诉讼 其他 (YC-03); becomes part of the triage. */
    intakeClass: Type.Optional(OneOf(intakeClasses)),
    /** 激化程度 (JN-09); likewise. */
    intensity: Type.Optional(OneOf(intensities)),
    /** Level of the centre that takes it in; left out = that of the account's area. */
    level: Type.Optional(LadderLevel),
    /** Other areas that it concerns: another township makes it a matter of the county (HP-08). */
    partyAreas: Type.Optional(Type.Array(AreaCode, { minItems: 1, maxItems: 20 })),
    location: Type.Optional(Type.Object({ lng: Type.Number(), lat: Type.Number(), datum: Datum }, strict)),
    people: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000_000 })),
    amountYuan: Type.Optional(Type.String({ pattern: '^\\d{1,13}(\\.\\d{1,2})?$' })),
    occurredAt: Type.Optional(Instant),
    /** Who reported: number of a paper or telephone. Kept as a keyed hash and in no other form. */
    reporterRef: Type.Optional(Type.String({ minLength: 1, maxLength: 120 })),
  },
  strict,
);
export type NewCase = Type.Static<typeof NewCase>;

/** Body of `POST /api/cases/likely`: what the form of a new case says before it is saved. */
export const LikelyQuestion = Type.Object(
  {
    areaCode: AreaCode,
    title: Type.String({ minLength: 1, maxLength: 200 }),
    category: Type.Optional(Type.String({ maxLength: 60 })),
    location: NewCase.properties.location,
    reporterRef: NewCase.properties.reporterRef,
  },
  strict,
);
export type LikelyQuestion = Type.Static<typeof LikelyQuestion>;

/** What the new matter may be a further report of; the clerk decides. */
export const LikelyCases = Type.Object({
  items: Type.Array(RelatedCase),
  /** Cases that were compared: of the same neighbourhood and half year. */
  compared: Type.Integer(),
});
export type LikelyCases = Type.Static<typeof LikelyCases>;

/** Body of `POST /api/cases/:caseCode/reports`: the same matter was reported again. Sending it again with the same id is safe. */
export const NewReport = Type.Object(
  {
    id: Type.String({ format: 'uuid' }),
    channel: Channel,
    /** What was said this time. */
    text: Type.String({ minLength: 1, maxLength: 4000 }),
    reporterRef: NewCase.properties.reporterRef,
  },
  strict,
);
export type NewReport = Type.Static<typeof NewReport>;

/** Why an act is not possible now; in words by the table of errors. */
export const ActRefusal = Type.Object({
  code: Type.String(),
  message: Type.String(),
  details: Type.Record(Type.String(), Type.Unknown()),
});
export type ActRefusal = Type.Static<typeof ActRefusal>;

export const ActOffer = Type.Object({
  type: OneOf(actTypes),
  /** null = it may be done as `suggested` has it. */
  refusal: Nullable(ActRefusal),
  /** Payload fields that follow from the case and the account, for the form. */
  suggested: Type.Record(Type.String(), Type.Unknown()),
});
export type ActOffer = Type.Static<typeof ActOffer>;

/** `GET /api/cases/:caseCode/acts`: what this account may do with the case as it stands, and what it may not with the reason. */
export const CaseActs = Type.Object({ items: Type.Array(ActOffer), advice: CaseAdvice });
export type CaseActs = Type.Static<typeof CaseActs>;
