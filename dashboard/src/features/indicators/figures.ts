import type { Indicator } from '@fengqiao/contract/indicators';
import type { TFunction } from 'i18next';

const grouped = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 });
const dash = '–';

/** `1,046`. */
export const countText = (value: number): string => grouped.format(value);

/** The figure of an indicator in its unit: `1,046`, `96.8 %`, `3.5 days`. */
export function figureText(indicator: Pick<Indicator, 'value' | 'unit'>, t: TFunction): string {
  const { value, unit } = indicator;
  if (value === null) return dash;
  if (unit === 'share') return `${(value * 100).toFixed(1)} %`;
  if (unit === 'days') return t('time.day', { count: Number(value.toFixed(1)) });
  return countText(value);
}

/** What the share is made of, `950 / 981`; '' for counts. */
export function fractionText({ unit, numerator, denominator }: Indicator): string {
  if (unit !== 'share' || numerator === null || denominator === null) return '';
  return `${countText(numerator)} / ${countText(denominator)}`;
}

/** Change against the time before: `+4.1 %` of a count, `+1.2 points` of a share, "flat"; '' when there is nothing to compare. */
export function changeText({ unit, previous }: Indicator, t: TFunction): string {
  if (!previous || previous.change === null) return '';
  if (previous.flat) return t('desk.flat');
  const sign = previous.change > 0 ? '+' : '−';
  const size = Math.abs(previous.change);
  if (unit === 'share') return t('desk.points', { change: `${sign}${(size * 100).toFixed(1)}` });
  return `${sign}${countText(size)}`;
}
