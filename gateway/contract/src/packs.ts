import Type from 'typebox';
import { AreaCode } from './areas.ts';
import { CaseSummary, Tier } from './cases.ts';
import { Cursor, Day, Instant, LngLat, Nullable, OneOf } from './common.ts';
import { Indicator, Previous } from './indicators.ts';
import { DataTable } from './tables.ts';
import { Topic } from './topics.ts';

/** Names the cases behind one figure of a pack, e.g. `routes/mediation/numerator`. */
export const PackListName = Type.String({ pattern: '^[a-zA-Z0-9][a-zA-Z0-9/_.:-]{0,159}$' });

/** A figure as it was when the pack was made, beside the days before and the same days of the year before. */
export const PackFigure = Type.Object({
  ...Indicator.properties,
  title: Type.String(),
  year: Type.Optional(Previous),
  /** Cases of the numerator; null = a figure without a list (persons, centres), or of a kind nobody lists. */
  list: Nullable(PackListName),
  /** By key of a part: its cases. */
  partLists: Type.Optional(Type.Record(Type.String(), PackListName)),
});
export type PackFigure = Type.Static<typeof PackFigure>;

/** An area of a map page: what it is coloured by, always with what it was divided by. */
const PackArea = Type.Object({
  areaCode: AreaCode,
  areaName: Type.String(),
  value: Nullable(Type.Number()),
  numerator: Nullable(Type.Number()),
  denominator: Nullable(Type.Number()),
  list: Nullable(PackListName),
});

/** A case in a list of a pack as it stood then; read anew it may be further, and what was sealed since is not told. */
export const PackCase = Type.Object({
  caseCode: Type.String(),
  /** Masked. */
  title: Type.String(),
  areaName: Type.String(),
  tier: Nullable(Tier),
  /** Why: the evidence of the tier, the deadline that passed, how often it was handed round. */
  reasons: Type.Array(Type.String()),
  dueAt: Nullable(Instant),
  registeredAt: Instant,
});
export type PackCase = Type.Static<typeof PackCase>;

/** What a page of a pack is made of. */
export const PackBlock = Type.Union([
  Type.Object({ kind: Type.Literal('figures'), figures: Type.Array(PackFigure) }),
  /** Bars with share, numerator and denominator, and the remainder that is not itemised. */
  Type.Object({ kind: Type.Literal('shares'), figure: PackFigure }),
  Type.Object({
    kind: Type.Literal('trend'),
    title: Type.String(),
    definition: Type.String(),
    unit: OneOf(['count', 'share', 'days'] as const),
    series: Type.Array(
      Type.Object({
        label: Type.String(),
        points: Type.Array(Type.Object({ day: Day, value: Nullable(Type.Number()) })),
      }),
    ),
  }),
  Type.Object({ kind: Type.Literal('table'), table: DataTable }),
  /** Carries its own time, so that it can be drawn again for ever. */
  Type.Object({
    kind: Type.Literal('map'),
    title: Type.String(),
    definition: Type.String(),
    unit: OneOf(['count', 'share', 'days'] as const),
    from: Instant,
    to: Instant,
    areas: Type.Array(PackArea),
    /** Heat of the registered cases. */
    cells: Type.Array(Type.Object({ centre: LngLat, n: Type.Integer() })),
  }),
  Type.Object({
    kind: Type.Literal('cases'),
    title: Type.String(),
    list: Nullable(PackListName),
    /** All of them; `cases` are those that a page has room for. */
    total: Type.Integer(),
    cases: Type.Array(PackCase),
  }),
  Type.Object({ kind: Type.Literal('topics'), topics: Type.Array(Topic) }),
  Type.Object({ kind: Type.Literal('text'), text: Type.String() }),
]);
export type PackBlock = Type.Static<typeof PackBlock>;

export const PackPage = Type.Object({
  /** `overview`, `topics`, `heat` …: the same in both languages and in every pack of the kind. */
  id: Type.String({ pattern: '^[a-z][a-zA-Z0-9-]{0,39}$' }),
  title: Type.String(),
  /** One sentence: what is counted here, over what. */
  lead: Nullable(Type.String()),
  blocks: Type.Array(PackBlock),
});
export type PackPage = Type.Static<typeof PackPage>;

const head = {
  id: Type.String({ format: 'uuid' }),
  /** `meeting`, or the kind of a report. */
  kind: Type.String(),
  areaCode: AreaCode,
  areaName: Type.String(),
  /** By whose rules and words. */
  profile: Type.String(),
  profileVersion: Type.String(),
  from: Day,
  /** Excluded. */
  until: Day,
  /** When the figures were read, all at this one moment. */
  takenAt: Instant,
  /** Last change of a case that is in it (outbox number). */
  through: Type.Integer(),
  /** SHA-256 of the stored content, lower-case hex: opened again it is computed anew and must be the same. */
  sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }),
};

/** What a pack is, without its pages. */
export const PackHead = Type.Object(head);
export type PackHead = Type.Static<typeof PackHead>;

/** Frozen figures (the numbers never move): read once in one transaction, stored in both languages, hashed. */
export const Pack = Type.Object({ ...head, pages: Type.Array(PackPage) });
export type Pack = Type.Static<typeof Pack>;

/** `GET …/pack/cases`: the cases behind a figure at the time of the pack. */
export const PackCasesQuery = Type.Object(
  {
    list: PackListName,
    cursor: Type.Optional(Cursor),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  },
  { additionalProperties: false },
);
export type PackCasesQuery = Type.Static<typeof PackCasesQuery>;

export const PackCases = Type.Object({
  /** As they are now, beside the tier that they had. */
  items: Type.Array(Type.Object({ ...CaseSummary.properties, tierThen: Nullable(Tier) })),
  nextCursor: Nullable(Cursor),
  /** In the figure. */
  counted: Type.Integer(),
  /** Of them there for this reader now: those sealed or withdrawn since are not. */
  total: Type.Integer(),
});
export type PackCases = Type.Static<typeof PackCases>;

/** How far background work is: a pack, a report. */
export const Progress = Type.Object({
  done: Type.Integer(),
  of: Type.Integer(),
  /** What is being done, in words. */
  step: Nullable(Type.String()),
});
export type Progress = Type.Static<typeof Progress>;
