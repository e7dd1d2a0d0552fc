import { expect, test } from 'vitest';
import { periodsOf } from './periods.ts';

test('weeks begin on Monday, and the first and the last end with the window', () => {
  expect(periodsOf({ from: '2026-11-19', until: '2026-11-25' }, 'week')).toEqual([
    { key: '2026-11-16', from: '2026-11-19', until: '2026-11-23' },
    { key: '2026-11-23', from: '2026-11-23', until: '2026-11-25' },
  ]);
});

test('a year has four quarters and twelve months', () => {
  const year = { from: '2025-01-01', until: '2026-01-01' };
  expect(periodsOf(year, 'quarter').map(({ key }) => key)).toEqual([
    '2025-01-01',
    '2025-04-01',
    '2025-07-01',
    '2025-10-01',
  ]);
  expect(periodsOf(year, 'month')).toHaveLength(12);
});

test('days follow each other without a gap over the end of February', () => {
  const days = periodsOf({ from: '2028-02-27', until: '2028-03-02' }, 'day');
  expect(days.map(({ from }) => from)).toEqual(['2028-02-27', '2028-02-28', '2028-02-29', '2028-03-01']);
});
