import { describe, expect, test } from 'vitest';
import { caseFilter, parseCaseSearch } from './case-search.ts';

const now = Date.parse('2026-11-22T00:30:00+08:00');

describe('the address of a view', () => {
  test('is read as text, and what does not fit is left out', () => {
    expect(
      parseCaseSearch({
        area: '511900',
        tier: 'purple',
        status: 'open',
        overdue: 'true',
        window: 'year',
        q: 12345,
      }),
    ).toEqual({ area: '511900', status: 'open', overdue: true, q: '12345' });
  });

  test('cannot smuggle in an area that is not a code', () => {
    expect(parseCaseSearch({ area: '5119%' })).toEqual({});
  });
});

describe('the filter for the gateway', () => {
  test('begins a week with the day six days ago in Shanghai, however early it is', () => {
    expect(caseFilter({ window: 'week' }, now)).toEqual({ from: '2026-11-16T00:00:00+08:00' });
  });

  test('is the same all day long', () => {
    expect(caseFilter({ window: 'day' }, now + 23 * 3_600_000)).toEqual(caseFilter({ window: 'day' }, now));
  });

  test('has no time without a window, and nothing that is not a filter', () => {
    const search = { tier: 'red', window: 'all', case: '511900-2026-000001-1' } as const;
    expect(caseFilter(search, now)).toEqual({ tier: 'red' });
  });
});
