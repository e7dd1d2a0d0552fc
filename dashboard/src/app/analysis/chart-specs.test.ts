import { partsTable } from '@fengqiao/contract/indicator-tables';
import type { Indicator, IndicatorByArea, IndicatorSeries } from '@fengqiao/contract/indicators';
import { describe, expect, test } from 'vitest';
import { areasSpec, figureWords, gaugeSpec, ladderSpec, partsSpec, seriesSpec } from './chart-specs.ts';

const whole = 132_141;
const part = (key: string, numerator: number) => ({
  key,
  label: key,
  numerator,
  denominator: whole,
  share: numerator / whole,
});
/** The routes of Yichun with what its table leaves open (YC-05, YC-10). */
const routes: Indicator = {
  name: 'routes',
  unit: 'count',
  definition: '',
  value: whole,
  numerator: 99_018,
  denominator: whole,
  parts: [part('mediation', 99_000), part('supervision', 18)],
  notItemised: { numerator: whole - 99_018, share: 0 },
};

test('parts are bars with count, whole and share; the remainder stands back and the total is none of them', () => {
  const spec = partsSpec(partsTable('Routes', routes, 'en', String), 'count');
  expect(spec).toMatchObject({
    kind: 'bars',
    bars: [
      { label: 'mediation', value: 99_000, words: '99,000 / 132,141 · 74.92 %' },
      { label: 'supervision', words: '18 / 132,141 · 0.01 %' },
      { label: 'Not itemised', value: 33_123, tone: 'rest' },
    ],
  });
});

test('figures are told with what they are made of', () => {
  expect(figureWords({ value: 411, numerator: 411, denominator: 411 }, 'count')).toBe('411');
  expect(figureWords({ value: 7, numerator: 2_877, denominator: 411 }, 'days')).toBe('7.0 (411)');
  expect(figureWords({ value: null, numerator: 0, denominator: 0 }, 'share')).toBe('0 / 0 · –');
});

const area = (areaName: string, counts: [string, number][], beyondLine = false) => ({
  areaCode: areaName,
  areaName,
  value: 0.12,
  numerator: 12,
  denominator: 100,
  beyondLine,
  parts: counts.map(([key, numerator]) => ({ key, label: key, numerator, denominator: 100, share: null })),
});
const byArea = (areas: IndicatorByArea['areas']): IndicatorByArea => ({
  name: 'firstPetition',
  unit: 'share',
  definition: '',
  line: 0.1,
  total: area('all', []),
  areas,
  elsewhere: 0,
});

describe('areas', () => {
  test('beyond the line of the place are marked, and the line is drawn', () => {
    expect(areasSpec(byArea([area('a', [], true), area('b', [])]), String)).toMatchObject({
      unit: 'share',
      limit: 0.1,
      bars: [{ tone: 'beyond', value: 0.12, words: '12 / 100 · 12.00 %' }, { key: 'b' }],
    });
  });

  test('by the ladder count each case once, at the highest step that it reached', () => {
    const spec = ladderSpec(
      byArea([
        area('a', [
          ['village', 10],
          ['township', 4],
          ['county', 1],
        ]),
      ]),
    );
    expect(spec).toMatchObject({
      kind: 'stack',
      parts: [
        { name: 'village', values: [6] },
        { name: 'township', values: [3] },
        { name: 'county', values: [1] },
      ],
    });
  });
});

test('a series lies over the time that it is compared with, place by place', () => {
  const series = (values: (number | null)[]): IndicatorSeries => ({
    name: 'onTimeRate',
    unit: 'share',
    definition: '',
    step: 'month',
    periods: values.map((value, index) => ({
      from: `2026-0${index + 1}-01`,
      until: `2026-0${index + 2}-01`,
      value,
      numerator: null,
      denominator: null,
    })),
  });
  expect(
    seriesSpec([{ name: 'now', series: series([0.9, null]) }], {
      name: 'before',
      series: series([0.8, 0.7, 0.6]),
    }),
  ).toMatchObject({
    labels: ['2026-01-01', '2026-02-01'],
    lines: [
      { name: 'now', values: [0.9, null] },
      { name: 'before', values: [0.8, 0.7], look: 'before' },
    ],
  });
});

test('a gauge is there only where the place names a line', () => {
  expect(
    gaugeSpec({ ...routes, unit: 'share', line: 0.1, value: 0.04, numerator: 4, denominator: 100 }),
  ).toEqual({
    kind: 'gauge',
    value: 0.04,
    limit: 0.1,
    words: '4.00 %',
  });
  expect(gaugeSpec(routes)).toBeNull();
});
