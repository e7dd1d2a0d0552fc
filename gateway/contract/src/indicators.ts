import Type from 'typebox';
import { AreaCode } from './areas.ts';
import { CaseSummary, Channel, Tier } from './cases.ts';
import { Cursor, Day, Instant, Nullable, OneOf } from './common.ts';
import { tableFormats } from './tables.ts';

export const indicatorNames = [
  'accepted',
  'receptions',
  'resolved',
  'resolutionRate',
  'onTimeRate',
  'oneTimeResolutionRate',
  'mediationSuccess',
  'resolutionDays',
  'cycle',
  'routes',
  'routeEntries',
  'routeConclusions',
  'confirmations',
  'levels',
  'countyContainment',
  'ladder',
  'funnel',
  'tiers',
  'overdue',
  'spillover',
  'earlyEscalations',
  'petitions',
  'firstPetition',
  'repeatReports',
  'letters',
  'supervised',
  'nudges',
  'departmentLoad',
  'returnRate',
  'satisfaction',
  'presence',
  'support',
  'servicesPushed',
  'hotTopics',
  'unanswered',
] as const;
export const IndicatorName = OneOf(indicatorNames);
export type IndicatorName = Type.Static<typeof IndicatorName>;

/** Level of the area in which a case lies (CQ-16). */
export const caseAreaLevels = ['city', 'county', 'township', 'village', 'grid'] as const;

/** Which cases and which time a figure is of. Figures by area, category and time come from rollups, all others from the cases. */
const filters = {
  area: Type.Optional(AreaCode),
  from: Type.Optional(Instant),
  to: Type.Optional(Instant),
  profile: Type.Optional(Type.String({ maxLength: 40 })),
  /** One code, or several parted by commas (JN-04). */
  category: Type.Optional(Type.String({ maxLength: 400 })),
  /** Tier that the case has now. */
  tier: Type.Optional(Tier),
  source: Type.Optional(Type.String({ maxLength: 60 })),
  channel: Type.Optional(Channel),
  level: Type.Optional(OneOf(caseAreaLevels)),
};

/** `previous`: the days right before; `year`: the same days a year ago; `baseline`: the days that the query names (BZ-22). */
export const comparisons = ['previous', 'year', 'baseline'] as const;
const comparison = {
  compare: Type.Optional(OneOf(comparisons)),
  baselineFrom: Type.Optional(Instant),
  baselineTo: Type.Optional(Instant),
};

const strict = { additionalProperties: false } as const;

export const IndicatorQuery = Type.Object({ ...filters, ...comparison }, strict);
export type IndicatorQuery = Type.Static<typeof IndicatorQuery>;

/** Days, ISO weeks from Monday, months and quarters of the calendar in Asia/Shanghai. */
export const periodSteps = ['day', 'week', 'month', 'quarter'] as const;
export const PeriodStep = OneOf(periodSteps);
export type PeriodStep = Type.Static<typeof PeriodStep>;

export const IndicatorSeriesQuery = Type.Object({ ...filters, step: Type.Optional(PeriodStep) }, strict);
export type IndicatorSeriesQuery = Type.Static<typeof IndicatorSeriesQuery>;

export const indicatorViews = ['figure', 'parts', 'series', 'areas'] as const;
/** `GET /api/indicators/:name/file`: one view of an indicator as the table that stands on the page. */
export const IndicatorFileQuery = Type.Object(
  {
    ...filters,
    ...comparison,
    step: Type.Optional(PeriodStep),
    view: OneOf(indicatorViews),
    format: OneOf(tableFormats),
  },
  strict,
);
export type IndicatorFileQuery = Type.Static<typeof IndicatorFileQuery>;

export const sides = ['numerator', 'denominator', 'notItemised'] as const;
export const IndicatorCasesQuery = Type.Object(
  {
    ...filters,
    /** Key of one part; left out = the whole figure. */
    part: Type.Optional(Type.String({ maxLength: 120 })),
    side: Type.Optional(OneOf(sides)),
    cursor: Type.Optional(Cursor),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
  },
  strict,
);
export type IndicatorCasesQuery = Type.Static<typeof IndicatorCasesQuery>;

/** What a figure was at the time that it is compared with. */
export const Previous = Type.Object({
  from: Type.Optional(Day),
  /** Excluded. */
  until: Type.Optional(Day),
  value: Nullable(Type.Number()),
  /** Difference in the unit of the indicator. */
  change: Nullable(Type.Number()),
  /** (now − before) ÷ before in per cent, two decimals rounded half up: `26.31`, `-5.45`; null when there was nothing before. */
  changePercent: Nullable(Type.String()),
  /** Within the band that the place calls flat (CQ-09). */
  flat: Type.Boolean(),
});

export const IndicatorPart = Type.Object({
  key: Type.String(),
  label: Type.String(),
  numerator: Type.Number(),
  denominator: Nullable(Type.Number()),
  share: Nullable(Type.Number()),
  previous: Type.Optional(Previous),
});
export type IndicatorPart = Type.Static<typeof IndicatorPart>;

const figure = {
  value: Nullable(Type.Number()),
  numerator: Nullable(Type.Number()),
  denominator: Nullable(Type.Number()),
  parts: Type.Optional(Type.Array(IndicatorPart)),
  notItemised: Type.Optional(Type.Object({ numerator: Type.Number(), share: Nullable(Type.Number()) })),
  /** Past the line of the place, e.g. ten per cent of first petitions (HP-06). */
  beyondLine: Type.Optional(Type.Boolean()),
};

const words = {
  name: IndicatorName,
  /** `count`, `share` (0–1) or `days`. */
  unit: OneOf(['count', 'share', 'days'] as const),
  /** The one definition in words: what is counted, over what, by which time. */
  definition: Type.String(),
  /** A share that must not be passed; left out where the place names none. */
  line: Type.Optional(Type.Number()),
};

/** Shares never lie: numerator, denominator and the remainder that the log does not itemise are always shown. */
export const Indicator = Type.Object({
  ...words,
  ...figure,
  /** How the change is computed, in words; there when something is compared. */
  changeDefinition: Type.Optional(Type.String()),
  previous: Type.Optional(Previous),
});
export type Indicator = Type.Static<typeof Indicator>;

export const IndicatorPeriod = Type.Object({
  from: Day,
  /** Excluded; the first and the last period end with the window. */
  until: Day,
  ...figure,
});
export type IndicatorPeriod = Type.Static<typeof IndicatorPeriod>;

/** An indicator over time. `GET /api/indicators/:name/series` */
export const IndicatorSeries = Type.Object({
  ...words,
  step: PeriodStep,
  periods: Type.Array(IndicatorPeriod),
});
export type IndicatorSeries = Type.Static<typeof IndicatorSeries>;

export const IndicatorArea = Type.Object({
  areaCode: AreaCode,
  areaName: Type.String(),
  ...figure,
  /** Why the area should be supervised (督办建议, HP-07), each with its counts; left out = nothing speaks for it. */
  supervise: Type.Optional(Type.Array(Type.String())),
});
export type IndicatorArea = Type.Static<typeof IndicatorArea>;

/** An indicator by the areas right below one. `GET /api/indicators/:name/by-area` */
export const IndicatorByArea = Type.Object({
  ...words,
  total: IndicatorArea,
  areas: Type.Array(IndicatorArea),
  /** What lies in the area itself and in none of those below it: numerator of the total less theirs; null for medians and the like. */
  elsewhere: Nullable(Type.Number()),
});
export type IndicatorByArea = Type.Static<typeof IndicatorByArea>;

/** The cases behind a figure, the newest registration first; titles masked. `GET /api/indicators/:name/cases` */
export const IndicatorCases = Type.Object({
  items: Type.Array(CaseSummary),
  nextCursor: Nullable(Cursor),
  /** Cases that this reader may open; sealed ones count in the figure and are in no list. */
  total: Type.Integer(),
});
export type IndicatorCases = Type.Static<typeof IndicatorCases>;
