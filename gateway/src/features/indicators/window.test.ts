import { expect, test } from 'vitest';
import { comparedDays, daysOf } from './window.ts';

const now = Date.parse('2026-11-22T15:00:00+08:00');

test('without a window the last thirty days count, today included', () => {
  expect(daysOf(undefined, undefined, now)).toEqual({ from: '2026-10-24', until: '2026-11-23' });
});

test('an end at midnight leaves that day out', () => {
  expect(daysOf('2026-11-01T00:00:00+08:00', '2026-11-08T00:00:00+08:00', now)).toEqual({
    from: '2026-11-01',
    until: '2026-11-08',
  });
});

test('days begin at midnight in Shanghai, not in Greenwich', () => {
  expect(daysOf('2026-10-31T16:00:00Z', '2026-11-07T16:00:00Z', now).from).toBe('2026-11-01');
});

test('a week is compared with the week before, or with the same days a year ago', () => {
  const week = { from: '2026-11-16', until: '2026-11-23' };
  expect(comparedDays(week, { compare: 'previous' })).toEqual({ from: '2026-11-09', until: '2026-11-16' });
  expect(comparedDays(week, { compare: 'year' })).toEqual({ from: '2025-11-16', until: '2025-11-23' });
});

test('29 February is compared with 28 February', () => {
  expect(comparedDays({ from: '2028-02-29', until: '2028-03-01' }, { compare: 'year' }).from).toBe(
    '2027-02-28',
  );
});

test('a quarter is compared with the quarter before, whatever its days', () => {
  const third = { from: '2026-07-01', until: '2026-10-01' };
  expect(comparedDays(third, { compare: 'previous' })).toEqual({ from: '2026-04-01', until: '2026-07-01' });
});

test('a window can be compared with days that are named', () => {
  const baseline = { baselineFrom: '2024-01-01T00:00:00+08:00', baselineTo: '2025-01-01T00:00:00+08:00' };
  const days = { from: '2026-01-01', until: '2026-02-01' };
  expect(comparedDays(days, { compare: 'baseline', ...baseline })).toEqual({
    from: '2024-01-01',
    until: '2025-01-01',
  });
  expect(() => comparedDays(days, { compare: 'baseline' })).toThrow(/baselineFrom/);
});

test('a window that ends before it begins is refused', () => {
  expect(() => daysOf('2026-11-08T00:00:00+08:00', '2026-11-01T00:00:00+08:00', now)).toThrow(/from/);
});

test.each(['0000-01-01T00:00:00Z', '1900-01-01T00:00:00Z', '9999-12-31T23:59:59Z'])(
  'a day that no case can have is refused: %s',
  (from) => {
    expect(() => daysOf(from, undefined, now)).toThrow(/between 1949 and 2200/);
  },
);
