import Type from 'typebox';
import { AreaCode } from './areas.ts';
import { Instant, Nullable, OneOf } from './common.ts';

export const indicatorNames = [
  'accepted',
  'resolved',
  'resolutionRate',
  'onTimeRate',
  'oneTimeResolutionRate',
  'resolutionDays',
  'routes',
  'levels',
  'ladder',
  'tiers',
  'overdue',
  'spillover',
  'firstPetition',
  'repeatReports',
  'letters',
  'nudges',
  'satisfaction',
  'presence',
  'support',
  'hotTopics',
  'unanswered',
] as const;
export const IndicatorName = OneOf(indicatorNames);
export type IndicatorName = Type.Static<typeof IndicatorName>;

export const IndicatorQuery = Type.Object(
  {
    area: Type.Optional(AreaCode),
    from: Type.Optional(Instant),
    to: Type.Optional(Instant),
    profile: Type.Optional(Type.String({ maxLength: 40 })),
    compare: Type.Optional(OneOf(['previous', 'year'] as const)),
  },
  { additionalProperties: false },
);
export type IndicatorQuery = Type.Static<typeof IndicatorQuery>;

export const IndicatorPart = Type.Object({
  key: Type.String(),
  label: Type.String(),
  numerator: Type.Number(),
  share: Nullable(Type.Number()),
});

/** Shares never lie: numerator, denominator and the remainder that the log does not itemise are always shown. */
export const Indicator = Type.Object({
  name: IndicatorName,
  value: Nullable(Type.Number()),
  /** `count`, `share` (0–1) or `days`. */
  unit: OneOf(['count', 'share', 'days'] as const),
  numerator: Nullable(Type.Number()),
  denominator: Nullable(Type.Number()),
  /** The one definition in words: what is counted, over what, by which time. */
  definition: Type.String(),
  parts: Type.Optional(Type.Array(IndicatorPart)),
  notItemised: Type.Optional(Type.Object({ numerator: Type.Number(), share: Nullable(Type.Number()) })),
  previous: Type.Optional(
    Type.Object({ value: Nullable(Type.Number()), change: Nullable(Type.Number()), flat: Type.Boolean() }),
  ),
});
export type Indicator = Type.Static<typeof Indicator>;
