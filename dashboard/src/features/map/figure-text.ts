import type { Indicator } from '@fengqiao/contract/indicators';

const dash = '–';

/** A count with its thousands, a share as per cent with one decimal; a dash for what is not known. */
export function figureText(value: number | null, unit: Indicator['unit']): string {
  if (value === null) return dash;
  return unit === 'share' ? `${(value * 100).toFixed(1)}%` : value.toLocaleString('en-US');
}

/** What a figure is made of, `3 / 120`; the numerator alone where nothing stands below it. */
export function fractionText({
  numerator,
  denominator,
}: {
  numerator: number | null;
  denominator: number | null;
}): string {
  if (numerator === null) return dash;
  const text = numerator.toLocaleString('en-US');
  return denominator === null ? text : `${text} / ${denominator.toLocaleString('en-US')}`;
}
