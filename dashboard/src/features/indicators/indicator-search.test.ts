import { describe, expect, test } from 'vitest';
import { comparisonOf, daysOf, filterOf, parseIndicatorSearch, stepOf } from './indicator-search.ts';

const today = '2026-11-22';

describe('the address of the indicators', () => {
  test('keeps what fits and leaves out the rest', () => {
    expect(
      parseIndicatorSearch({
        area: 511902,
        window: 'lastQuarter',
        compare: 'year',
        tier: 'red',
        name: 'routes',
        part: 'mediation',
        step: 'hour',
        channel: 'pigeon',
        from: '2026-11-01',
      }),
    ).toEqual({
      area: '511902',
      window: 'lastQuarter',
      compare: 'year',
      tier: 'red',
      name: 'routes',
      part: 'mediation',
    });
  });

  test('names days only in pairs', () => {
    const days = { from: '2026-01-05', to: '2026-01-04' };
    expect(parseIndicatorSearch(days)).toEqual(days);
    expect(parseIndicatorSearch({ ...days, to: '2026-13-01' })).toEqual({});
  });
});

describe('the days of a window', () => {
  test.each([
    ['days30', '2026-10-24', '2026-11-23'],
    ['month', '2026-11-01', '2026-11-23'],
    ['lastMonth', '2026-10-01', '2026-11-01'],
    ['quarter', '2026-10-01', '2026-11-23'],
    ['lastQuarter', '2026-07-01', '2026-10-01'],
    ['year', '2026-01-01', '2026-11-23'],
    ['lastYear', '2025-01-01', '2026-01-01'],
  ] as const)('%s is from %s until %s', (window, from, until) => {
    expect(daysOf({ window }, today)).toEqual([from, until]);
  });

  test('last quarter in January is that of the year before', () => {
    expect(daysOf({ window: 'lastQuarter' }, '2026-01-15')).toEqual(['2025-10-01', '2026-01-01']);
  });

  test('named days go before a window, whichever comes first, and both count', () => {
    for (const [from, to] of [
      ['2026-03-01', '2026-03-10'],
      ['2026-03-10', '2026-03-01'],
    ] as const)
      expect(daysOf({ window: 'year', from, to }, today)).toEqual(['2026-03-01', '2026-03-11']);
  });

  test('go to the gateway as instants in Shanghai', () => {
    expect(filterOf({ window: 'lastMonth', tier: 'red' }, today)).toEqual({
      from: '2026-10-01T00:00:00+08:00',
      to: '2026-11-01T00:00:00+08:00',
      tier: 'red',
    });
  });
});

test('longer windows are drawn in longer steps unless the address names one', () => {
  expect(stepOf({}, today)).toBe('day');
  expect(stepOf({ window: 'lastQuarter' }, today)).toBe('week');
  expect(stepOf({ window: 'lastYear' }, today)).toBe('month');
  expect(stepOf({ window: 'lastYear', step: 'quarter' }, today)).toBe('quarter');
});

describe('what is compared with', () => {
  test('is the time before unless the address says otherwise', () => {
    expect(comparisonOf({})).toEqual({ compare: 'previous' });
    expect(comparisonOf({ compare: 'year' })).toEqual({ compare: 'year' });
  });

  test('is a baseline of days that both count, in whichever order they are named', () => {
    for (const [baseFrom, baseTo] of [
      ['2024-01-01', '2024-12-31'],
      ['2024-12-31', '2024-01-01'],
    ] as const)
      expect(comparisonOf({ compare: 'baseline', baseFrom, baseTo })).toEqual({
        compare: 'baseline',
        baselineFrom: '2024-01-01T00:00:00+08:00',
        baselineTo: '2025-01-01T00:00:00+08:00',
      });
  });

  test('a baseline without its days is not asked for: the gateway would refuse it', () => {
    expect(comparisonOf({ compare: 'baseline' })).toEqual({ compare: 'previous' });
  });
});
