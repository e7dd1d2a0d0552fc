import { expect, test } from 'vitest';
import { barSpans, placeOf, timeAt } from './day-bar.ts';

const midnight = Date.parse('2026-11-22T00:00:00+08:00');
const span = (from: string, to: string) => ({ from: `${from}+08:00`, to: `${to}+08:00` });

test('what is recorded stands where it was, cut off at the ends of the day', () => {
  const spans = [
    span('2026-11-21T23:00:00', '2026-11-22T06:00:00'),
    span('2026-11-22T12:00:00', '2026-11-22T18:00:00'),
    span('2026-11-23T01:00:00', '2026-11-23T02:00:00'),
  ];
  expect(barSpans(spans, midnight)).toEqual([
    { from: 0, width: 0.25 },
    { from: 0.5, width: 0.25 },
  ]);
});

test('a place on the bar is a time, and back', () => {
  const noon = midnight + 12 * 3_600_000;
  expect(timeAt(0.5, midnight)).toBe(noon);
  expect(placeOf(noon, midnight)).toBe(0.5);
  expect(placeOf(midnight - 1, midnight)).toBeNull();
  expect(timeAt(1, midnight)).toBe(midnight + 86_399_000);
});
