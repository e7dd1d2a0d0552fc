import type { Indicator, IndicatorPart } from '@fengqiao/contract/indicators';
import type { Language } from '@fengqiao/contract/reference';
import type { Days } from '@fengqiao/db/queries/indicator-filter';
import type { Profile } from '../../profiles/profile-schema.ts';
import { compared } from './comparison.ts';
import { type Figure, type Part, share } from './figure.ts';
import { labelOf } from './labels.ts';
import { noSlice } from './tally.ts';

export interface Presentation {
  unit: Indicator['unit'];
  profile: Profile;
  language: Language;
  /** A share that must not be passed; null = none. */
  line: number | null;
}

type Shown = Pick<Indicator, 'value' | 'numerator' | 'denominator' | 'parts' | 'notItemised' | 'beyondLine'>;

/** A figure in numbers and words; nothing is rounded and nothing rescaled. */
export function presentFigure(figure: Figure, as: Presentation, before?: Figure): Shown {
  const { value, numerator, denominator, parts, notItemised } = figure;
  const whole = denominator?.n ?? 0;
  return {
    value,
    numerator: numerator?.n ?? null,
    denominator: denominator?.n ?? null,
    ...(parts === undefined
      ? {}
      : { parts: withLost(parts, before?.parts).map((part) => presentPart(part, as, before)) }),
    ...(notItemised === undefined
      ? {}
      : {
          notItemised: { numerator: notItemised.n, share: share(notItemised.n, restOf(as, figure, whole)) },
        }),
    ...(as.line === null ? {} : { beyondLine: value !== null && value > as.line }),
  };
}

/** Of a share the remainder stands beside the denominator, of a count it is part of it. */
const restOf = ({ unit }: Presentation, { parts, notItemised }: Figure, whole: number): number =>
  unit === 'share' && parts === undefined ? whole + (notItemised?.n ?? 0) : whole;

function presentPart(
  { key, numerator, denominator }: Part,
  as: Presentation,
  before?: Figure,
): IndicatorPart {
  const earlier = before?.parts?.find((part) => part.key === key)?.numerator.n ?? 0;
  return {
    key,
    label: labelOf(key, as.language, as.profile),
    numerator: numerator.n,
    denominator: denominator?.n ?? null,
    share: denominator === null ? null : share(numerator.n, denominator.n),
    ...(before?.parts === undefined ? {} : { previous: compared(numerator.n, earlier, 'count', as.profile) }),
  };
}

/** A part that has fallen to nothing is still there, so that its fall can be seen. */
function withLost(parts: readonly Part[], before: readonly Part[] = []): Part[] {
  const lost = before.filter(({ key }) => !parts.some((part) => part.key === key));
  const denominator = parts[0]?.denominator ?? null;
  return [...parts, ...lost.map(({ key }) => ({ key, numerator: noSlice, denominator }))];
}

/** What an indicator is compared with. */
export const presentPrevious = (
  figure: Figure,
  before: Figure | null,
  days: Days | null,
  { unit, profile }: Presentation,
): NonNullable<Indicator['previous']> => ({
  ...(days === null ? {} : days),
  ...compared(figure.value, before?.value ?? null, unit, profile),
});
