import { expect, test } from 'vitest';
import { BackOff } from './back-off.ts';

const times = (backOff: BackOff, count: number, cap?: number): number[] =>
  Array.from({ length: count }, () => backOff.next(cap));

test('waiting doubles from 1 s to 30 s and stays there', () => {
  expect(times(new BackOff({ random: () => 0 }), 8)).toEqual([
    1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000,
  ]);
});

test('up to a quarter is taken off, never below the first waiting time', () => {
  const all = times(new BackOff({ random: () => 0.999 }), 7);
  expect(all[0]).toBe(1000);
  expect(all.at(-1)).toBeGreaterThanOrEqual(22_500);
});

test('a cap holds for once; after a success it begins anew', () => {
  const backOff = new BackOff({ random: () => 0 });
  expect(times(backOff, 5, 3000)).toEqual([1000, 2000, 3000, 3000, 3000]);
  expect(backOff.next()).toBe(30_000);
  backOff.reset();
  expect(backOff.next()).toBe(1000);
});
