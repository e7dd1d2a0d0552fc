import { describe, expect, test } from 'vitest';
import { carried, isTable, parseAnalysisSearch, withTable } from './analysis-search.ts';

describe('the address of an analysis page', () => {
  test('keeps the filters and what is open, and nothing that does not fit', () => {
    expect(
      parseAnalysisSearch({
        area: 511902,
        window: 'lastQuarter',
        by: 'firstPetition',
        tables: 'routes.areas',
        cases: 'routes~numerator~part=mediation',
        sub: 'finance',
        name: 'routes',
        side: 'numerator',
        topic: '<script>',
      }),
    ).toEqual({
      area: '511902',
      window: 'lastQuarter',
      by: 'firstPetition',
      tables: 'routes.areas',
      cases: 'routes~numerator~part=mediation',
      sub: 'finance',
    });
  });

  test('keeps the days of a baseline', () => {
    const days = { compare: 'baseline', baseFrom: '2024-01-01', baseTo: '2024-12-31' } as const;
    expect(parseAnalysisSearch(days)).toEqual(days);
  });

  test('on the way to another page keeps the filters and closes what was open', () => {
    expect(
      carried({ area: '511902', by: 'letters', tables: 'a', cases: 'b', topic: 'c', compare: 'year' }),
    ).toEqual({
      area: '511902',
      compare: 'year',
    });
  });
});

test('a card turns to its table and back, whatever the others do', () => {
  const both = { tables: withTable({ tables: 'routes' }, 'areas', true) ?? '' };
  expect(both).toEqual({ tables: 'routes.areas' });
  expect(isTable(both, 'areas')).toBe(true);
  expect(isTable(both, 'area')).toBe(false);
  expect(withTable(both, 'routes', false)).toBe('areas');
  expect(withTable({ tables: 'areas' }, 'areas', false)).toBeUndefined();
});
