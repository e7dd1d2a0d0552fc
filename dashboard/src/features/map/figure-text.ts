import type { Indicator } from '@fengqiao/contract/indicators';
import type { AreaFigure } from './paint-measures.ts';

const dash = '–';

/** A count with its thousands, a share as per cent with one decimal; a dash for what is not known. */
export function figureText(value: number | null, unit: Indicator['unit']): string {
  if (value === null) return dash;
  return unit === 'share' ? `${(value * 100).toFixed(1)}%` : value.toLocaleString('en-US');
}

/** What a figure is made of, `3 / 120`; where it is the numerator itself only what it is out of, `/ 120`; '' when it is out of nothing. */
export function fractionText({ value, numerator, denominator }: AreaFigure): string {
  if (numerator === null || denominator === null) return '';
  const below = `/ ${denominator.toLocaleString('en-US')}`;
  return value === numerator ? below : `${numerator.toLocaleString('en-US')} ${below}`;
}
