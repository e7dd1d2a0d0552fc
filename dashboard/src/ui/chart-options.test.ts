import { describe, expect, test } from 'vitest';
import { optionOf, valueWords } from './chart-options.ts';
import { type ChartSpec, chartHeight } from './chart-spec.ts';

const font = 12;
const bars: Extract<ChartSpec, { kind: 'bars' }> = {
  kind: 'bars',
  unit: 'count',
  bars: [
    { key: 'mediation', label: 'Mediation', value: 99_000, words: '99,000 · 74.92 %' },
    { key: '', label: 'Not itemised', value: 3_370, words: '3,370 · 2.55 %', tone: 'rest' },
  ],
};

describe('the options of a chart', () => {
  test('are the same for the same data: nothing in them depends on the clock', () => {
    expect(JSON.stringify(optionOf(bars, font))).toBe(JSON.stringify(optionOf(bars, font)));
    expect(optionOf(bars, font)).toMatchObject({ animation: false });
  });

  test('of bars carry the words at their end and never rescale the values', () => {
    const { series } = optionOf(bars, font) as {
      series: [{ data: { value: number }[]; label: { formatter: (at: { dataIndex: number }) => string } }];
    };
    expect(series[0].data.map(({ value }) => value)).toEqual([99_000, 3_370]);
    expect(series[0].label.formatter({ dataIndex: 1 })).toBe('3,370 · 2.55 %');
  });

  test('of lines leave a gap where nothing could be counted, and draw the line that must not be passed', () => {
    const option = optionOf(
      {
        kind: 'lines',
        unit: 'share',
        labels: ['01', '02'],
        lines: [
          { name: 'now', values: [0.08, null] },
          { name: 'before', values: [0.09, 0.11], look: 'before' },
        ],
        limit: 0.1,
      },
      font,
    ) as { series: { data: unknown[]; lineStyle: { type: string }; markLine?: { data: unknown } }[] };
    expect(option.series[0]).toMatchObject({ data: [0.08, null], markLine: { data: [{ yAxis: 0.1 }] } });
    expect(option.series[1]?.lineStyle.type).toBe('dashed');
    // Also where all values lie far below the line, it is seen.
    const { yAxis } = option as unknown as { yAxis: { max: (extent: { max: number }) => number } };
    expect(yAxis.max({ max: 0.03 })).toBeCloseTo(0.12);
    expect(yAxis.max({ max: 0.4 })).toBeCloseTo(0.42);
  });

  test('of a gauge reach past the line even where the value lies far beyond it', () => {
    const end = (value: number | null) =>
      (optionOf({ kind: 'gauge', value, limit: 0.1, words: '' }, font) as { series: { max: number }[] })
        .series[0]?.max;
    expect(end(0.04)).toBeCloseTo(0.2);
    expect(end(0.5)).toBeCloseTo(0.55);
    expect(end(null)).toBeCloseTo(0.2);
  });
});

test('values are written in their unit', () => {
  expect(valueWords(1_046, 'count')).toBe('1,046');
  expect(valueWords(0.7492, 'share')).toBe('74.92 %');
  expect(valueWords(3.46, 'days')).toBe('3.5');
  expect(valueWords(null, 'share')).toBe('–');
});

test('bars grow with their number, so that none is too thin to be read', () => {
  expect(chartHeight(bars)).toBeLessThan(
    chartHeight({ ...bars, bars: [...bars.bars, ...bars.bars, ...bars.bars] }),
  );
});
