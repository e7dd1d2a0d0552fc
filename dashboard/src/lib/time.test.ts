import { describe, expect, test } from 'vitest';
import { dateTimeOf, dayOf, instantOf, secondOf, spanOf, startOfDay, weekdayOf } from './time.ts';

describe('times are shown in Shanghai wherever the terminal is', () => {
  test('across midnight', () => {
    expect(dateTimeOf('2026-11-21T16:05:00Z')).toBe('2026-11-22 00:05');
    expect(dayOf('2026-11-21T15:59:59Z')).toBe('2026-11-21');
  });

  test('to the second', () => {
    expect(secondOf('2026-11-22T15:42:08.900+08:00')).toBe('15:42:08');
  });

  test('with the weekday of that place', () => {
    expect(weekdayOf('2026-11-21T16:05:00Z')).toBe(0);
  });
});

test('a day begins at midnight in Shanghai', () => {
  const early = Date.parse('2026-11-22T00:10:00+08:00');
  expect(instantOf(startOfDay(early))).toBe('2026-11-22T00:00:00+08:00');
});

test('a span is told in its largest unit, two days and more in days', () => {
  expect(spanOf(59_000)).toEqual({ unit: 'second', count: 59 });
  expect(spanOf(47 * 3_600_000)).toEqual({ unit: 'hour', count: 47 });
  expect(spanOf(48 * 3_600_000)).toEqual({ unit: 'day', count: 2 });
  expect(spanOf(-5)).toEqual({ unit: 'second', count: 0 });
});
