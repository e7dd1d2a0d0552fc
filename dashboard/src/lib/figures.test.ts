import type { TFunction } from 'i18next';
import { describe, expect, test } from 'vitest';
import { changePercentWords, figureText, fractionText, shareText } from './figures.ts';

const t = ((key: string, values?: object) =>
  values ? `${key} ${Object.values(values)}` : key) as unknown as TFunction;
const changed = (changePercent: string | null, flat = false) =>
  changePercentWords({ unit: 'count', previous: { value: 1, change: 1, changePercent, flat } }, t);

describe('figures', () => {
  test('are made from their own counts, so that a half is rounded up', () => {
    expect(shareText({ numerator: 29, denominator: 41 }, 2)).toBe('70.73 %');
    expect(figureText({ value: 0.0005, unit: 'share', numerator: 1, denominator: 2_000 }, t)).toBe('0.1 %');
  });

  test('say nothing where nothing could be counted', () => {
    expect(figureText({ value: null, unit: 'share', numerator: 0, denominator: 0 }, t)).toBe('–');
    expect(shareText({ numerator: 0, denominator: 0 })).toBe('–');
  });

  test('show shares with what they are made of', () => {
    expect(fractionText({ unit: 'share', numerator: 950, denominator: 981 })).toBe('950 / 981');
  });
});

describe('changes', () => {
  test('carry their sign and two decimals', () => {
    expect(changed('26.31')).toBe('+26.31 %');
    expect(changed('-5.45')).toBe('−5.45 %');
    expect(changed('0.00', true)).toBe('desk.flat 0.00 %');
  });

  test('are told as points where shares changed', () => {
    const previous = { value: 0.9, change: 0.05, changePercent: '5.56', flat: false };
    expect(changePercentWords({ unit: 'share', previous }, t)).toBe('desk.points +5.0');
  });

  test('from nothing have no per cent', () => {
    expect(changed(null)).toBe('indicators.fromNothing');
  });
});
