import { expect, test } from 'vitest';
import { BackOff } from './back-off.ts';

const times = (backOff: BackOff, count: number, cap?: number): number[] =>
  Array.from({ length: count }, () => backOff.next(cap));

test('the longest waiting time doubles up to 30 s and stays there', () => {
  expect(times(new BackOff({ random: () => 1 }), 7)).toEqual([
    2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000,
  ]);
});

test('the shortest is always the first: each time lies anywhere between them', () => {
  expect(times(new BackOff({ random: () => 0 }), 4)).toEqual([1000, 1000, 1000, 1000]);
  expect(times(new BackOff({ random: () => 0.5 }), 5)).toEqual([1500, 2500, 4500, 8500, 15_500]);
});

test('a hundred cameras that fail together come back spread out', () => {
  const waits = Array.from({ length: 100 }, () => times(new BackOff(), 6).at(-1) ?? 0);
  const perSecond = new Map<number, number>();
  for (const wait of waits) {
    expect(wait).toBeGreaterThanOrEqual(1000);
    expect(wait).toBeLessThanOrEqual(30_000);
    const second = Math.floor(wait / 1000);
    perSecond.set(second, (perSecond.get(second) ?? 0) + 1);
  }
  expect(Math.max(...perSecond.values())).toBeLessThan(20);
});

test('a cap holds for once; after a success it begins anew', () => {
  const backOff = new BackOff({ random: () => 1 });
  expect(times(backOff, 5, 3000)).toEqual([2000, 3000, 3000, 3000, 3000]);
  expect(backOff.next()).toBe(30_000);
  backOff.reset();
  expect(backOff.next()).toBe(2000);
});
