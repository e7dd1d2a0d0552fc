import type { Indicator } from '@fengqiao/contract/indicators';
import { decimalText, percentText } from '@fengqiao/contract/rounding';
import type { TFunction } from 'i18next';

const grouped = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 });
const dash = '–';

/** `1,046`. */
export const countText = (value: number): string => grouped.format(value);

type Share = Pick<Indicator, 'numerator' | 'denominator'>;

/** A share from its own counts, `70.73 %`; a dash where nothing could be counted. */
export function shareText({ numerator, denominator }: Share, decimals = 1): string {
  if (numerator === null || denominator === null || denominator === 0) return dash;
  return `${percentText(numerator, denominator, decimals)} %`;
}

/** The figure of an indicator in its unit: `1,046`, `96.8 %`, `3.5 days`. */
export function figureText(
  indicator: Pick<Indicator, 'value' | 'unit' | 'numerator' | 'denominator'>,
  t: TFunction,
  decimals = 1,
): string {
  const { value, unit } = indicator;
  if (value === null) return dash;
  if (unit === 'share') return shareText(indicator, decimals);
  if (unit === 'days') return t('time.day', { count: Number(decimalText(value, 1)) });
  return countText(value);
}

/** What the share is made of, `950 / 981`; '' for counts. */
export function fractionText({ unit, numerator, denominator }: Pick<Indicator, 'unit'> & Share): string {
  if (unit !== 'share' || numerator === null || denominator === null) return '';
  return `${countText(numerator)} / ${countText(denominator)}`;
}

type Change = NonNullable<Indicator['previous']>;

/** Change against the time before: `+41` of a count, `+1.2 points` of a share, "flat"; '' when there is nothing to compare. */
export function changeText(
  { unit, previous }: { unit: Indicator['unit']; previous?: Change | undefined },
  t: TFunction,
): string {
  if (!previous || previous.change === null) return '';
  if (previous.flat) return t('desk.flat');
  const sign = previous.change > 0 ? '+' : '−';
  const size = Math.abs(previous.change);
  if (unit === 'share') return t('desk.points', { change: `${sign}${decimalText(size * 100, 1)}` });
  return `${sign}${countText(size)}`;
}

/** The change in per cent with two decimals, `+26.31 %`; "flat" beside it where it is; points for shares. */
export function changePercentWords(
  { unit, previous }: { unit: Indicator['unit']; previous?: Change | undefined },
  t: TFunction,
): string {
  if (!previous || previous.change === null) return t('indicators.notCompared');
  if (unit === 'share') return changeText({ unit, previous }, t);
  if (previous.changePercent === null) return t('indicators.fromNothing');
  const percent = `${previous.changePercent.replace(/^-/, '−').replace(/^(?=[1-9]|0\.(?!00))/, '+')} %`;
  return previous.flat ? `${t('desk.flat')} ${percent}` : percent;
}

/** The value of the time before; a share of it has no counts of its own here and is told in per cent. */
export function beforeText({ unit, previous }: Pick<Indicator, 'unit' | 'previous'>, t: TFunction): string {
  const value = previous?.value ?? null;
  if (value === null) return dash;
  if (unit === 'share') return `${decimalText(value * 100, 2)} %`;
  return figureText({ value, unit, numerator: value, denominator: null }, t);
}
