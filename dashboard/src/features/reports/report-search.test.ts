import { expect, test } from 'vitest';
import { monthAfter, parseReportPageSearch, parseReportSearch, parseReturnSearch } from './report-search.ts';

test('the address of the reports keeps an area and a kind, and nothing that does not fit', () => {
  expect(parseReportSearch({ area: 511902, kind: 'weekly' })).toEqual({ area: '511902', kind: 'weekly' });
  expect(parseReportSearch({ area: '51', kind: 'pigeons' })).toEqual({});
});

test('the address of a report names its page and the open cases', () => {
  const search = { page: 'routes', list: 'routes/mediation/numerator' };
  expect(parseReportPageSearch(search)).toEqual(search);
  expect(parseReportPageSearch({ page: '../x', list: '<b>' })).toEqual({});
});

test('months go over the end of a year', () => {
  expect(parseReturnSearch({ month: '2026-11' })).toEqual({ month: '2026-11' });
  expect(parseReturnSearch({ month: '2026-13' })).toEqual({});
  expect(monthAfter('2026-12', 1)).toBe('2027-01');
  expect(monthAfter('2026-01', -1)).toBe('2025-12');
});
