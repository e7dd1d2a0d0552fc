import { expect, test } from 'vitest';
import { gridDays, monthAfter, monthWeeks } from './month-grid.ts';

test('weeks run from Monday to Sunday and cover the month', () => {
  const weeks = monthWeeks('2026-11');
  expect(weeks[0]).toEqual([
    '2026-10-26',
    '2026-10-27',
    '2026-10-28',
    '2026-10-29',
    '2026-10-30',
    '2026-10-31',
    '2026-11-01',
  ]);
  expect([weeks.length, weeks.at(-1)?.[0]]).toEqual([6, '2026-11-30']);
});

test('a February that begins on a Monday has four weeks', () => {
  expect(monthWeeks('2027-02')).toHaveLength(4);
  expect(gridDays('2027-02')).toEqual({ from: '2027-02-01', until: '2027-03-01' });
});

test('months go over the end of a year', () => {
  expect([monthAfter('2026-12', 1), monthAfter('2027-01', -1)]).toEqual(['2027-01', '2026-12']);
});
