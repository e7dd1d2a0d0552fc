import Type from 'typebox';
import { AreaCode } from './areas.ts';
import { CaseCode } from './case-code.ts';
import { Channel, caseEventTypes } from './cases.ts';
import { Datum, Instant, OneOf } from './common.ts';
import { intakeClasses } from './ingest.ts';

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
    location: Type.Optional(Type.Object({ lng: Type.Number(), lat: Type.Number(), datum: Datum }, strict)),
    people: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000_000 })),
    amountYuan: Type.Optional(Type.String({ pattern: '^\\d{1,13}(\\.\\d{1,2})?$' })),
    occurredAt: Type.Optional(Instant),
  },
  strict,
);
export type NewCase = Type.Static<typeof NewCase>;
