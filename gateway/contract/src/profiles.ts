import Type from 'typebox';
import { BigScreen } from './big-screen.ts';
import { caseStatuses, difficulties, ladderLevels, riskFactors, tiers } from './cases.ts';
import { Nullable, OneOf } from './common.ts';
import { LetterKind } from './ingest.ts';
import { Category, Label, SubCentre } from './reference.ts';

const strict = { additionalProperties: false } as const;
const Id = Type.String({ pattern: '^[a-z][a-zA-Z0-9-]*$', maxLength: 60 });
/** Row of the acceptance table that the rule makes true, e.g. `BZ-06`. */
const SourceRow = Type.String({ pattern: '^[A-Z]{2}-\\d{2}$' });

/** How long a clock runs. Days end at 24:00 in Asia/Shanghai and the first day does not count. */
export const Span = Type.Object(
  {
    unit: OneOf(['minutes', 'sameDay', 'workingDays', 'calendarDays', 'weeks', 'calendarMonths'] as const),
    n: Type.Integer({ minimum: 0, maximum: 10_000 }),
  },
  strict,
);
export type Span = Type.Static<typeof Span>;

export const ClockRule = Type.Object(
  {
    kind: Id,
    /** Only cases of this difficulty; left out = every case. */
    difficulty: Type.Optional(OneOf(difficulties)),
    /** Only cases of these categories; for them the rule stands in for those of its kind that name none. */
    categories: Type.Optional(Type.Array(Type.String(), { minItems: 1 })),
    /** The rule in the place's words; `{span}` becomes the span in words. */
    rule: Label,
    sourceRow: SourceRow,
    /** What the place has to confirm: what its text leaves open and this file decides. */
    confirm: Type.Optional(Label),
    from: OneOf(['registered', 'triaged'] as const),
    /** `contacted` = the parties were asked whether they want mediation; `mediated` = resolved, or led to another route. */
    until: OneOf(['triaged', 'contacted', 'mediated', 'resolved', 'leaderAssigned'] as const),
    span: Span,
  },
  strict,
);
export type ClockRule = Type.Static<typeof ClockRule>;

export const LadderGate = Type.Object(
  {
    level: OneOf(ladderLevels),
    /** Attempts before passing up. */
    required: Type.Integer({ minimum: 1, maximum: 99 }),
    /** Only attempts by professional mediators count (HP-04). */
    professional: Type.Boolean(),
    /** Where these attempts fail too, a named leader takes the case (HP-05). */
    thenLeader: Type.Optional(Type.Boolean()),
    sourceRow: SourceRow,
  },
  strict,
);
export type LadderGate = Type.Static<typeof LadderGate>;

export const TierRule = Type.Object(
  {
    id: Id,
    factor: OneOf([...riskFactors, 'combined', 'people', 'amount', 'overdue', 'stated'] as const),
    /** What is measured on the case; `stated` is 1 blue, 2 orange, 3 red. */
    measure: OneOf([
      'signals',
      'unsatisfiedVisits',
      'distinctFactors',
      'openDays',
      'overdueDays',
      'people',
      'amountYuan',
      'stated',
    ] as const),
    atLeast: Type.Integer({ minimum: 1 }),
    tier: OneOf(tiers),
    /** Words of the evidence; `{found}` and `{atLeast}` become numbers. */
    evidence: Label,
  },
  strict,
);
export type TierRule = Type.Static<typeof TierRule>;

const Named = <T extends Type.TSchema>(code: T) => Type.Object({ code, label: Label }, strict);

/** The way of a case as the place words it (XM-03, HP-24, BZ-24): the events stay, the words differ. */
export const Workflow = Type.Object(
  {
    label: Label,
    sourceRow: SourceRow,
    steps: Type.Array(Type.Object({ label: Label, statuses: Type.Array(OneOf(caseStatuses)) }, strict), {
      minItems: 1,
    }),
  },
  strict,
);
export type Workflow = Type.Static<typeof Workflow>;

/** A letter that a place sends (函): what it is called there, how it is numbered, and when an answer is due. */
export const LetterRule = Type.Object(
  {
    kind: LetterKind,
    label: Label,
    sourceRow: SourceRow,
    /** `{area}` `{year}` `{n}` become the issuer's short name, the year and the number of that kind in that year. */
    number: Type.String({ minLength: 1 }),
    /** null = no answer is asked for. */
    replyWithin: Nullable(Span),
  },
  strict,
);
export type LetterRule = Type.Static<typeof LetterRule>;

/** A document that is made of a case (文书). */
export const DocumentRule = Type.Object(
  {
    kind: Id,
    label: Label,
    /** null = a slot of ours: the source documents give the number of kinds, not their names. */
    sourceRow: Nullable(SourceRow),
  },
  strict,
);
export type DocumentRule = Type.Static<typeof DocumentRule>;

/** How often a level judges its situation (研判). */
export const Cadence = Type.Object(
  {
    /** `resident` = whoever lives there and reports at once (BZ-09). */
    level: OneOf(['resident', 'grid', 'village', 'township', 'county', 'city'] as const),
    every: OneOf(['event', 'day', 'week', 'month', 'quarter'] as const),
    /** 1 Monday … 7 Sunday, for `week`; day of the month by which it is due, for `month`. */
    on: Type.Optional(Type.Integer({ minimum: 1, maximum: 31 })),
    /** `meeting` (left out) = people sit together; `report` = something is written or sent up; `run` = the system does it by itself. */
    form: Type.Optional(OneOf(['meeting', 'report', 'run'] as const)),
    /** When a meeting begins in Asia/Shanghai, `HH:MM`; left out = 09:00. */
    at: Type.Optional(Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' })),
    /** The weekday holds although it is a day off; left out = a meeting moves to the next working day. */
    binding: Type.Optional(Type.Boolean()),
    /** Held by video (HP-11). */
    video: Type.Optional(Type.Boolean()),
    label: Label,
    sourceRow: SourceRow,
  },
  strict,
);
export type Cadence = Type.Static<typeof Cadence>;

/** A named list of a place: what is checked (五有, 30 rules), how it is built (1+6+N), what it is assessed by. */
export const NamedList = Type.Object(
  {
    /** What the place itself calls it may hold a plus sign: `1+6+N`. */
    id: Type.String({ pattern: '^[a-zA-Z0-9][a-zA-Z0-9+-]*$', maxLength: 60 }),
    label: Label,
    sourceRow: SourceRow,
    /** What in it is ours, not the source document's. */
    note: Type.Optional(Label),
    items: Type.Array(Label),
  },
  strict,
);
export type NamedList = Type.Static<typeof NamedList>;

/** A place's own rules and words, merged with those of the profile it extends. */
export const Profile = Type.Object(
  {
    id: Id,
    extends: Type.Optional(Id),
    version: Type.String({ minLength: 1 }),
    label: Label,
    /** What in the file is ours and not the source document's. */
    notes: Type.Array(Label),
    workflow: Workflow,
    stages: Type.Array(Type.Object({ status: OneOf(caseStatuses), label: Label }, strict)),
    difficulties: Type.Array(Named(OneOf(difficulties))),
    departments: Type.Array(Named(Id), { minItems: 1 }),
    categories: Type.Array(Category, { minItems: 1 }),
    clocks: Type.Array(ClockRule),
    /** From the lowest level up; part of the profile's version (HP-01). */
    ladder: Type.Array(LadderGate),
    /** What the place calls its ladder, e.g. 「3221」快办机制 (HP-01). */
    ladderName: Type.Optional(Label),
    /** What a case needs before it is closed, beside its resolution and a rating (YC-01): a return visit (CQ-30). */
    closing: Type.Object({ visit: Type.Boolean(), sourceRow: SourceRow }, strict),
    letters: Type.Array(LetterRule),
    documents: Type.Array(DocumentRule),
    cadences: Type.Array(Cadence),
    /** Both meanings of 1+6+N (BZ-19, MS-08) and the like. */
    structures: Type.Array(NamedList),
    checklists: Type.Array(NamedList),
    /** Until when a department that was whistled for has to answer (YC-14). */
    whistle: Type.Object({ answerWithin: Span, sourceRow: SourceRow }, strict),
    /** From how many returns or changes of department without an attempt in between a case counts as handed round (XM-12). */
    emptyCirculation: Type.Object({ atLeast: Type.Integer({ minimum: 2 }), sourceRow: SourceRow }, strict),
    /** Changes smaller than this share are called flat (CQ-09). */
    flatBand: Type.Number({ minimum: 0, maximum: 0.5 }),
    /** Share of cases that may become first petitions in a year (HP-06); null = the place names none. */
    firstPetitionLine: Nullable(Type.Number({ minimum: 0, maximum: 1 })),
    tiers: Type.Object({ version: Type.String({ minLength: 1 }), rules: Type.Array(TierRule) }, strict),
    /** Left out = the usual panels. */
    bigScreen: Type.Optional(BigScreen),
    /** Sub-centres with pages of their own (JN-04); left out = none. */
    subCentres: Type.Optional(
      Type.Array(Type.Object({ ...SubCentre.properties, sourceRow: SourceRow }, strict)),
    ),
  },
  strict,
);
export type Profile = Type.Static<typeof Profile>;

/** One profile of a list. */
export const ProfileLine = Type.Object({
  id: Type.String(),
  label: Label,
  version: Type.String(),
  /** This system works by it. */
  own: Type.Boolean(),
  /** The way of a case there, and how long each of its clocks runs. */
  workflow: Label,
  clocks: Type.Array(Type.Object({ rule: Label, term: Label })),
  ladder: Type.Array(LadderGate),
  letters: Type.Array(Label),
});
export type ProfileLine = Type.Static<typeof ProfileLine>;

/** `GET /api/profiles/:id`: a place's rules as people read them. */
export const ProfileReading = Type.Object({
  /** Everything of it, what it inherits too; `{span}` in the rules of clocks is put into words. */
  profile: Profile,
  own: Type.Boolean(),
  /** By field, the profile that it comes from. */
  origins: Type.Record(Type.String(), Type.String()),
  /** The profiles that it extends, the nearest first, with what they decided by themselves. */
  parents: Type.Array(Type.Object({ id: Type.String(), label: Label, notes: Type.Array(Label) })),
  /** Spans in words: of the clocks and the replies to letters in their order (null = no reply), and of a whistle. */
  terms: Type.Object({
    clocks: Type.Array(Label),
    letters: Type.Array(Nullable(Label)),
    whistle: Label,
  }),
});
export type ProfileReading = Type.Static<typeof ProfileReading>;
