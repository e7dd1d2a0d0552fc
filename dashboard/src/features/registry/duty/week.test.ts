import { expect, test } from 'vitest';
import { copyWeek, kindOn, mondayOf, nextKind, undoOf, weekOf } from './week.ts';

test('a week begins on Monday, over the turn of the year too', () => {
  expect(mondayOf('2026-11-22')).toBe('2026-11-16'); // a Sunday
  expect(mondayOf('2026-11-16')).toBe('2026-11-16');
  expect(weekOf('2026-12-28').at(-1)).toBe('2027-01-03');
});

test('a cell goes from nothing to duty to leave and back', () => {
  expect(nextKind(nextKind(nextKind(null)))).toBeNull();
});

const entry = (staffId: string, day: string, kind: 'duty' | 'leave') => ({ staffId, day, kind, note: null });

test('last week’s duty is copied, its leave is not, and nobody is called back from leave', () => {
  const before = [
    entry('a', '2026-11-09', 'duty'),
    entry('b', '2026-11-10', 'leave'),
    entry('c', '2026-11-11', 'duty'),
  ];
  const now = [entry('c', '2026-11-18', 'leave')];
  expect(copyWeek(before, now)).toEqual([entry('a', '2026-11-16', 'duty')]);
});

test('what was changed can be put back as it was', () => {
  const before = [entry('a', '2026-11-16', 'leave')];
  const changes = [entry('a', '2026-11-16', 'duty'), entry('b', '2026-11-17', 'duty')];
  expect(undoOf(changes, before)).toEqual([
    entry('a', '2026-11-16', 'leave'),
    { staffId: 'b', day: '2026-11-17', kind: null, note: null },
  ]);
  expect(kindOn(before, 'a', '2026-11-16')).toBe('leave');
});
