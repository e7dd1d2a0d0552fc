import { describe, expect, test } from 'vitest';
import { areasTable, figuresTable, partsTable, seriesTable } from './indicator-tables.ts';
import type { Indicator } from './indicators.ts';

const part = (key: string, numerator: number, denominator: number) => ({
  key,
  label: key,
  numerator,
  denominator,
  share: numerator / denominator,
});

/** Xiamen: mediation 62.7 %, litigation 23.1 %, and 14.2 % that nobody itemised (XM-04). */
const routes: Indicator = {
  name: 'routes',
  unit: 'count',
  definition: 'by route',
  value: 1000,
  numerator: 858,
  denominator: 1000,
  parts: [part('mediation', 627, 1000), part('litigation', 231, 1000)],
  notItemised: { numerator: 142, share: 0.142 },
};

describe('the parts of a figure as a table', () => {
  test('keep what is not itemised as a row of its own and rescale nothing', () => {
    const { columns, rows } = partsTable('Routes', routes, 'en');
    expect(columns.map(({ kind }) => kind)).toEqual(['text', 'count', 'count', 'share']);
    expect(rows).toEqual([
      { cells: ['mediation', 627, 1000, 0.627] },
      { cells: ['litigation', 231, 1000, 0.231] },
      { cells: ['Not itemised', 142, 1000, 0.142], weight: 'remainder' },
      { cells: ['Total', 1000, 1000, 1], weight: 'total' },
    ]);
  });

  test('have no total where every part has a denominator of its own', () => {
    const rate: Indicator = {
      ...routes,
      unit: 'share',
      parts: [part('justice', 1, 10), part('housing', 2, 5)],
    };
    const { notItemised: _, ...without } = rate;
    expect(partsTable('Returned', without, 'zh').rows.map(({ weight }) => weight)).toEqual([
      undefined,
      undefined,
    ]);
  });

  test('name the cases of each part and of the remainder', () => {
    const { rows } = partsTable('Routes', routes, 'zh', (key) => `list:${key}`);
    expect(rows.map(({ list }) => list)).toEqual([
      'list:mediation',
      'list:litigation',
      'list:null',
      undefined,
    ]);
  });

  test('carry the change of each part where something is compared', () => {
    const previous = { value: 500, change: 127, changePercent: '25.40', flat: false };
    const { columns, rows } = partsTable(
      'Routes',
      { ...routes, parts: [{ ...part('mediation', 627, 1000), previous }] },
      'zh',
    );
    expect(columns.at(-1)).toMatchObject({ kind: 'percent', label: '变动' });
    expect(rows[0]?.cells).toEqual(['mediation', 627, 1000, 0.627, 500, '25.40']);
    expect(rows[1]?.cells.slice(-2)).toEqual([null, null]);
  });

  test('say in a word what has hardly moved (CQ-09)', () => {
    const previous = { value: 630, change: -3, changePercent: '-0.48', flat: true };
    const { rows } = partsTable(
      'Routes',
      { ...routes, parts: [{ ...part('arbitration', 627, 1000), previous }] },
      'zh',
    );
    expect(rows[0]?.cells.at(-1)).toBe('持平');
  });
});

test('figures of one unit stand in one table, each with the days before and the year before', () => {
  const indicator: Indicator = {
    name: 'onTimeRate',
    unit: 'share',
    definition: 'in time',
    value: 0.955,
    numerator: 191,
    denominator: 200,
    previous: {
      from: '2025-01-01',
      until: '2025-02-01',
      value: 0.9,
      change: 0.055,
      changePercent: '6.11',
      flat: false,
    },
  };
  const { columns, rows, notes } = figuresTable(
    'Rates',
    'share',
    [{ title: 'On time', indicator, year: { value: null, change: null, changePercent: null, flat: false } }],
    'en',
  );
  expect(columns).toHaveLength(8);
  expect(rows[0]?.cells).toEqual(['On time', 191, 200, 0.955, 0.9, '6.11', null, null]);
  expect(notes[0]).toBe('On time: in time');
});

test('counts of many kinds stand under each other without shares; those of themselves have nothing beside them', () => {
  const count = (numerator: number, denominator: number): Indicator => ({
    name: 'receptions',
    unit: 'count',
    definition: 'Persons',
    value: numerator,
    numerator,
    denominator,
  });
  const { columns, rows, notes } = figuresTable(
    'Totals',
    'count',
    [
      { title: 'Persons', indicator: count(42, 17) },
      { title: 'Cases', indicator: count(17, 17) },
    ],
    'en',
  );
  expect(columns.map(({ key }) => key)).toEqual(['figure', 'numerator', 'denominator']);
  expect(rows.map(({ cells }) => cells)).toEqual([
    ['Persons', 42, 17],
    ['Cases', 17, null],
  ]);
  expect(notes[0]).toBe('Persons');
});

test('a series tells the last day of every period, not the one after it', () => {
  const { rows } = seriesTable(
    'Accepted',
    {
      name: 'accepted',
      unit: 'count',
      definition: '',
      step: 'month',
      periods: [{ from: '2026-01-01', until: '2026-02-01', value: 3, numerator: 3, denominator: 3 }],
    },
    'zh',
  );
  expect(rows).toEqual([{ cells: ['2026-01-01', '2026-01-31', 3] }]);
});

describe('an indicator by area', () => {
  const area = (areaCode: string, n: number, tried: number) => ({
    areaCode,
    areaName: areaCode,
    value: tried,
    numerator: tried,
    denominator: n,
    parts: [part('village', tried, n)],
  });

  test('shows the steps of the ladder with their shares, the advice, the rest and the total', () => {
    const { columns, rows } = areasTable(
      'Funnel',
      {
        name: 'funnel',
        unit: 'count',
        definition: '',
        total: area('511902', 10, 6),
        areas: [{ ...area('511902101', 8, 4), supervise: ['4 of 8 without mediation'] }],
        elsewhere: 2,
      },
      'en',
    );
    expect(columns.map(({ key }) => key)).toEqual([
      'area',
      'code',
      'numerator',
      'denominator',
      'share',
      'part.village',
      'share.village',
      'supervise',
    ]);
    expect(rows[0]?.cells).toEqual(['511902101', '511902101', 4, 8, 0.5, 4, 0.5, '4 of 8 without mediation']);
    expect(rows[1]).toMatchObject({
      weight: 'remainder',
      cells: ['In the area itself', null, 2, null, null, null, null, null],
    });
    expect(rows[2]).toMatchObject({ weight: 'total' });
  });
});
