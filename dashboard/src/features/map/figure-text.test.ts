import { expect, test } from 'vitest';
import { figureText, fractionText } from './figure-text.ts';

test('a share is told with both its numbers, a count with what it is out of', () => {
  expect(fractionText({ value: 0.25, numerator: 10, denominator: 40 })).toBe('10 / 40');
  expect(fractionText({ value: 2, numerator: 2, denominator: 1_257 })).toBe('/ 1,257');
  expect(fractionText({ value: 5, numerator: 40, denominator: 80_000 })).toBe('40 / 80,000');
  expect(fractionText({ value: 7, numerator: 7, denominator: null })).toBe('');
});

test('what is not known is a dash and never a zero', () => {
  expect(figureText(null, 'share')).toBe('–');
  expect(figureText(0, 'share')).toBe('0.0%');
  expect(figureText(1_234, 'count')).toBe('1,234');
});
