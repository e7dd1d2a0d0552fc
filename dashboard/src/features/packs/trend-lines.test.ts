import { expect, test } from 'vitest';
import { lastKnown, linePath, scaleEnd } from './trend-lines.ts';

const points = (...values: (number | null)[]) =>
  values.map((value, index) => ({ day: `2026-11-0${index + 1}`, value }));

test('the scale ends at a round number above everything', () => {
  expect([[], [0], [7], [41, null], [0.18], [500]].map((values) => scaleEnd(values))).toEqual([
    1, 1, 10, 50, 0.2, 500,
  ]);
});

test('a day that nobody has reported breaks the line', () => {
  expect(linePath(points(0, 10, null, 5), 10)).toBe('M0.0 300.0L333.3 0.0M1000.0 150.0');
});

test('a single day stands in the middle', () => {
  expect(linePath(points(5), 10)).toBe('M500.0 150.0');
});

test('the last value is that of the last day with one', () => {
  expect(lastKnown(points(1, 2, null))).toEqual({ day: '2026-11-02', value: 2 });
  expect(lastKnown(points(null))).toBeNull();
});
