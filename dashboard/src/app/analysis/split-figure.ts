import type { Indicator } from '@fengqiao/contract/indicators';

/** A figure of one of the ways by which a whole is split: what a filter leaves of it. */
export interface SplitPart {
  key: string;
  label: string;
  indicator: Indicator;
}

/** A whole by figures that were each asked for with a filter; what none of the filters holds is not itemised. */
export function splitFigure(whole: Indicator, parts: readonly SplitPart[]): Indicator {
  const { notItemised: _rest, parts: _parts, ...figure } = whole;
  const total = whole.numerator ?? 0;
  const counted = parts.reduce((sum, { indicator }) => sum + (indicator.numerator ?? 0), 0);
  const share = (n: number) => (total === 0 ? null : n / total);
  return {
    ...figure,
    denominator: total,
    parts: parts.map(({ key, label, indicator }) => ({
      key,
      label,
      numerator: indicator.numerator ?? 0,
      denominator: total,
      share: share(indicator.numerator ?? 0),
      ...(indicator.previous === undefined ? {} : { previous: indicator.previous }),
    })),
    notItemised: { numerator: total - counted, share: share(total - counted) },
  };
}
