import { describe, expect, it } from 'vitest';
import { changePercentText, decimalText, percentText } from './rounding.ts';

describe('rounding', () => {
  it('gives the rates of presence that Chongqing published from 41 centres (CQ-13)', () => {
    expect([29, 27, 26, 24, 23].map((n) => percentText(n, 41))).toEqual([
      '70.73',
      '65.85',
      '63.41',
      '58.54',
      '56.10',
    ]);
  });

  it('rounds a half up where floating point would round it down', () => {
    expect(decimalText(2.675, 2)).toBe('2.68');
    expect(decimalText(1.005, 2)).toBe('1.01');
    expect(percentText(1, 8, 1)).toBe('12.5');
    expect(percentText(201, 40_000, 2)).toBe('0.50');
  });

  it('rounds what falls like what rises', () => {
    expect(decimalText(-2.675, 2)).toBe('-2.68');
    expect(changePercentText(1040, 1100)).toBe('-5.45');
    expect(changePercentText(1522, 1205)).toBe('26.31');
  });

  it('writes no minus before nought', () => {
    expect(changePercentText(99_999_999, 100_000_000)).toBe('0.00');
  });

  it('does not compare with nothing', () => {
    expect(changePercentText(5, 0)).toBeNull();
  });

  it('reads numbers that are written with an exponent', () => {
    expect(decimalText(1e-7, 2)).toBe('0.00');
    expect(decimalText(1.5e21, 0)).toBe('1500000000000000000000');
  });
});
