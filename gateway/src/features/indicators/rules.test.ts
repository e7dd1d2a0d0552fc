import { type IndicatorName, indicatorNames } from '@fengqiao/contract/indicators';
import { describe, expect, it } from 'vitest';
import { type Calendar, officialCalendar } from '../../domain/calendar.ts';
import { parseCalendarFile, withSiteDays } from '../../domain/calendar-file.ts';
import { loadProfile } from '../../profiles/load-profile.ts';
import { definitions } from './definitions.ts';
import type { Figure } from './figure.ts';
import { behindOf } from './need.ts';
import { presentFigure } from './present-figure.ts';
import { rules } from './rules.ts';
import { Tally } from './tally.ts';

const profile = loadProfile('bazhong');

/** The figure of an indicator whose needs counted so much by key. */
function figure(
  name: IndicatorName,
  counted: Record<string, Record<string, number>>,
  { level = 'city', calendar = officialCalendar }: { level?: 'city' | 'county'; calendar?: Calendar } = {},
): Figure {
  const rule = rules[name];
  const tallies = Object.entries(rule.needs).map(([need, what]) => {
    const counts = Object.entries(counted[need] ?? {}).map(([key, n]) => ({ key, n }));
    return [need, new Tally(counts, behindOf(what))] as const;
  });
  return rule.figure(Object.fromEntries(tallies), { profile, calendar, level });
}

const shown = (
  name: IndicatorName,
  counted: Record<string, Record<string, number>>,
  line: number | null = null,
) => presentFigure(figure(name, counted), { unit: definitions[name].unit, profile, language: 'en', line });

describe('every indicator', () => {
  it.each(indicatorNames)('%s has words in both languages and divides nothing by nought', (name) => {
    expect(definitions[name].words.zh).not.toBe('');
    expect(definitions[name].words.en).not.toBe('');
    const { value } = figure(name, {});
    expect(value === null || value === 0).toBe(true);
  });
});

describe('shares', () => {
  it('leave what has no route as it is: parts and remainder make the whole', () => {
    const { parts, notItemised, denominator } = shown('routes', {
      resolved: { 'mediation/village': 60, 'mediation/county': 2, 'litigation/county': 23, '/village': 15 },
    });
    expect(parts?.map(({ key, numerator, share }) => [key, numerator, share])).toEqual([
      ['mediation', 62, 0.62],
      ['litigation', 23, 0.23],
    ]);
    expect(notItemised).toEqual({ numerator: 15, share: 0.15 });
    expect(denominator).toBe(100);
  });

  it('of time are over the cases that have a term; the others stand beside it', () => {
    const keys = {
      'general/2025-01-06/2025-01-08/': 3,
      'general/2025-01-06/2025-03-08/': 1,
      '//2025-01-08/': 4,
      'consult/2025-01-06/2025-01-06/quick': 1,
    };
    const { value, numerator, denominator, notItemised } = shown('onTimeRate', { terms: keys });
    expect([value, numerator, denominator]).toEqual([0.8, 4, 5]);
    expect(notItemised).toEqual({ numerator: 4, share: 4 / 9 });
  });

  it('of time end with the last day of the term: five working days from a Monday are the next Monday', () => {
    const of = (resolvedDay: string) =>
      shown('onTimeRate', { terms: { [`general/2025-01-06/${resolvedDay}/`]: 1 } }).numerator;
    expect([of('2025-01-13'), of('2025-01-14')]).toEqual([1, 0]);
  });

  it('of time run by the days of the site: a holiday of its own is one more day for the term', () => {
    const calendar = withSiteDays(parseCalendarFile('2025-01-10 free 庙会 | Temple fair'), officialCalendar);
    const terms = { 'general/2025-01-06/2025-01-14/': 1 };
    const kept = [figure('onTimeRate', { terms }), figure('onTimeRate', { terms }, { calendar })];
    expect(kept.map(({ numerator }) => numerator?.n)).toEqual([0, 1]);
  });

  it('past the line of the place are marked, and exactly on it are not', () => {
    const of = (first: number) =>
      shown('firstPetition', { petitions: { first }, registered: { '': 100 } }, 0.1);
    expect(of(10).beyondLine).toBe(false);
    expect(of(11).beyondLine).toBe(true);
  });

  it('of departments are over their own dispatches', () => {
    const { parts } = shown('returnRate', {
      returned: { justice: 2 },
      dispatched: { justice: 8, housing: 10 },
    });
    expect(parts?.map(({ key, numerator, denominator }) => [key, numerator, denominator])).toEqual([
      ['housing', 0, 10],
      ['justice', 2, 8],
    ]);
  });
});

describe('levels', () => {
  it('what went up to the county has spilled over from a city, and not from a county', () => {
    const counted = {
      escalated: { county: 3, 'county/override': 1, township: 5, city: 2 },
      registered: { '': 50 },
    };
    expect(figure('spillover', counted).value).toBe(6);
    expect(figure('spillover', counted, { level: 'county' }).value).toBe(2);
  });

  it('what was passed up before its time stands over all that was passed up, by the level it went to', () => {
    const { value, denominator, parts } = shown('earlyEscalations', {
      escalated: { township: 5, 'township/override': 2, county: 3 },
    });
    expect([value, denominator]).toEqual([2, 10]);
    expect(parts?.map(({ key, numerator, denominator }) => [key, numerator, denominator])).toEqual([
      ['township', 2, 7],
    ]);
  });

  it('a case that reached the county counts in the village and the township below it', () => {
    const { parts = [], notItemised } = shown('funnel', {
      stage: { village: 10, township: 4, county: 2, leader: 1, '': 3 },
    });
    expect(parts.map(({ key, numerator }) => [key, numerator])).toEqual([
      ['village', 17],
      ['township', 7],
      ['county', 3],
      ['leader', 1],
    ]);
    expect(notItemised?.numerator).toBe(3);
  });

  it('agreements are over the attempts that were held, refusals are none', () => {
    const { parts = [] } = shown('ladder', {
      attempts: { 'village/agreed': 3, 'village/failed': 1, 'village/declined': 4 },
    });
    expect(parts.map(({ key, numerator, share }) => [key, numerator, share])).toEqual([
      ['village', 8, 1],
      ['village.agreed', 3, 0.75],
    ]);
  });
});

describe('a slice', () => {
  it('of two needs knows the cases of both', () => {
    const { numerator } = figure('repeatReports', {
      signals: { repeatedAlarm: 2, threat: 9 },
      petitions: { repeat: 3, first: 9 },
      registered: { '': 20 },
    });
    expect(numerator).toEqual({
      n: 5,
      behind: [
        { of: 'events', type: 'risk.signalled', by: 'key', keys: ['repeatedAlarm'] },
        { of: 'events', type: 'petition.lodged', by: 'key', keys: ['repeat'] },
      ],
    });
  });
});
