import { CaseEventType, Channel } from '@fengqiao/contract/cases';
import { Label } from '@fengqiao/contract/reference';
import Type from 'typebox';

const strict = { additionalProperties: false } as const;
const Words = Type.String({ minLength: 1, maxLength: 2000 });

/** What is known of a case when it comes in. Texts are made up. */
const caseFields = {
  category: Type.String({ minLength: 1, maxLength: 60 }),
  channel: Channel,
  title: Words,
  detail: Words,
  people: Type.Integer({ minimum: 1, maximum: 10_000 }),
  amountYuan: Type.Optional(Type.String({ pattern: '^\\d+(\\.\\d{1,2})?$' })),
};

/** A case of a story: it comes in `atMin` after the beginning, and what comes of itself follows. */
export const StoryCase = Type.Object(
  {
    ...caseFields,
    ref: Type.String({ pattern: '^[a-z0-9-]{1,40}$' }),
    /** Cases with the same word happen in the same place. */
    place: Type.String({ minLength: 1, maxLength: 20 }),
    atMin: Type.Number({ minimum: 0 }),
    steps: Type.Array(
      Type.Object(
        {
          /** Minutes after the case came in. */
          afterMin: Type.Number({ minimum: 0 }),
          type: CaseEventType,
          payload: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
        },
        strict,
      ),
    ),
  },
  strict,
);
export type StoryCase = Type.Static<typeof StoryCase>;

/** What can walk in at any time. */
export const WalkIn = Type.Object(caseFields, strict);
export type WalkIn = Type.Static<typeof WalkIn>;

/** A drill as data (`gateway/src/drills`): told by the clock and a seed, the same way every time. */
export const DrillStory = Type.Object(
  {
    id: Type.String({ pattern: '^[a-z][a-z0-9-]{0,39}$' }),
    title: Label,
    about: Label,
    minutes: Type.Integer({ minimum: 5, maximum: 480 }),
    /** Departments are played: they accept what was dispatched to them after so many minutes; null = they do not. */
    acceptAfterMin: Type.Union([Type.Number({ minimum: 0.5 }), Type.Null()]),
    cases: Type.Array(StoryCase),
    /** Everyday cases beside them, so many an hour. */
    walkIns: Type.Object(
      { perHour: Type.Number({ minimum: 0, maximum: 240 }), cases: Type.Array(WalkIn) },
      strict,
    ),
  },
  strict,
);
export type DrillStory = Type.Static<typeof DrillStory>;
