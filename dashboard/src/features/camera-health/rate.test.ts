import { expect, test } from 'vitest';
import { rateOf } from './rate.ts';

test('a share of nothing is no share', () => {
  expect(rateOf(0, 0)).toBeNull();
});

test('all are 100 %, one missing of 31,000 is not', () => {
  expect([rateOf(31_000, 31_000), rateOf(30_999, 31_000), rateOf(0, 7)]).toEqual([
    '100 %',
    '99.9 %',
    '0.0 %',
  ]);
});
