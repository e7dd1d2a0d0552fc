import { caseStatuses, difficulties, ladderLevels, riskFactors, tiers } from '@fengqiao/contract/cases';
import { OneOf } from '@fengqiao/contract/common';
import { Category, Label } from '@fengqiao/contract/reference';
import Type from 'typebox';

const strict = { additionalProperties: false } as const;
const Id = Type.String({ pattern: '^[a-z][a-zA-Z0-9-]*$', maxLength: 60 });
const SourceRow = Type.String({ pattern: '^[A-Z]{2}-\\d{2}$' });

/** How long a clock runs. Days end at 24:00 in Asia/Shanghai and the first day does not count. */
export const Span = Type.Object(
  {
    unit: OneOf(['minutes', 'sameDay', 'workingDays', 'calendarDays', 'calendarMonths'] as const),
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
    /** The rule in the place's words; `{span}` becomes the span in words. */
    rule: Label,
    /** Acceptance row of the source document, e.g. `BZ-06`. */
    sourceRow: SourceRow,
    from: OneOf(['registered', 'triaged'] as const),
    until: OneOf(['triaged', 'resolved', 'leaderAssigned'] as const),
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

/** A place's own rules and words, merged with those of the profile it extends. */
export const Profile = Type.Object(
  {
    id: Id,
    extends: Type.Optional(Id),
    version: Type.String({ minLength: 1 }),
    label: Label,
    /** What in the file is ours and not the source document's. */
    notes: Type.Optional(Type.Array(Type.String())),
    stages: Type.Array(Type.Object({ status: OneOf(caseStatuses), label: Label }, strict)),
    difficulties: Type.Array(Named(OneOf(difficulties))),
    departments: Type.Array(Named(Id), { minItems: 1 }),
    categories: Type.Array(Category, { minItems: 1 }),
    clocks: Type.Array(ClockRule),
    ladder: Type.Array(LadderGate),
    tiers: Type.Object({ version: Type.String({ minLength: 1 }), rules: Type.Array(TierRule) }, strict),
  },
  strict,
);
export type Profile = Type.Static<typeof Profile>;
