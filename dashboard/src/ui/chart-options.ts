import { decimalText } from '@fengqiao/contract/rounding';
import { countText } from '../lib/figures.ts';
import { colors, fontFamily, heatRamp, paintRamp, tierColors } from '../theme/tokens.ts';
import type { ChartBar, ChartSpec, ChartUnit } from './chart-spec.ts';

/** A value on an axis or in a bubble: `1,046`, `74.92 %`, `3.5`. */
export function valueWords(value: number | null, unit: ChartUnit, decimals = 2): string {
  if (value === null) return '–';
  if (unit === 'share') return `${decimalText(value * 100, decimals)} %`;
  return unit === 'days' ? decimalText(value, 1) : countText(value);
}

/** Lines are told apart by their dashes as well as by their colour. */
const lineLooks = [
  { color: colors.accent, type: 'solid' },
  { color: colors.good, type: 'dashed' },
  { color: heatRamp[4], type: 'dotted' },
  { color: paintRamp[4], type: 'solid' },
] as const;
const beforeLook = { color: colors.textFaint, type: 'dashed' } as const;

const tones: Record<NonNullable<ChartBar['tone']>, string> = {
  rest: colors.lineStrong,
  beyond: colors.bad,
  ...tierColors,
};

/** Steps of a stack from the first to the last, clear of the tiers. */
const stackColors = [heatRamp[2], heatRamp[3], heatRamp[4], heatRamp[5]] as const;

/** Where areas have long names, the axis has room for so many letters. */
const labelLetters = 12;

const valueAxis = (unit: ChartUnit, font: number) => ({
  type: 'value',
  ...(unit === 'count' ? { minInterval: 1 } : {}),
  splitNumber: 3,
  splitLine: { lineStyle: { color: colors.line } },
  axisLabel: {
    color: colors.textFaint,
    fontSize: font,
    hideOverlap: true,
    formatter: (value: number) => valueWords(value, unit, 0),
  },
});

const nameAxis = (names: readonly string[], font: number) => ({
  type: 'category',
  inverse: true,
  data: [...names],
  axisLine: { lineStyle: { color: colors.line } },
  axisTick: { show: false },
  axisLabel: { color: colors.textSoft, fontSize: font, width: labelLetters * font, overflow: 'truncate' },
});

const legend = (names: readonly string[], font: number) => ({
  data: [...names],
  top: 0,
  right: 0,
  itemWidth: font * 2,
  textStyle: { color: colors.textSoft, fontSize: font },
  inactiveColor: colors.lineStrong,
});

/** Drawn on the canvas: a bubble of HTML would need styles that the content policy forbids. */
const bubble = (font: number) => ({
  renderMode: 'richText',
  confine: true,
  backgroundColor: colors.raised,
  borderColor: colors.lineStrong,
  textStyle: { color: colors.text, fontFamily, fontSize: font },
});

/** An axis reaches past the line that must not be passed, also where all values lie far below it. */
const roomFor = (limit: number | undefined) =>
  limit === undefined ? {} : { max: ({ max }: { max: number }) => Math.max(max * 1.05, limit * 1.2) };

const limitLine = (limit: number, unit: ChartUnit, font: number, axis: 'xAxis' | 'yAxis') => ({
  silent: true,
  symbol: 'none',
  lineStyle: { color: colors.bad, type: 'solid', width: Math.max(2, font / 7) },
  label: { color: colors.bad, fontSize: font, formatter: () => valueWords(limit, unit, 0) },
  data: [{ [axis]: limit }],
});

/** What ECharts is told; `font` in pixels is the size of its letters, and everything else follows it. */
export function optionOf(spec: ChartSpec, font: number): Record<string, unknown> {
  const base = { animation: false, textStyle: { fontFamily, color: colors.textSoft, fontSize: font } };
  switch (spec.kind) {
    case 'lines':
      return { ...base, ...linesOption(spec, font) };
    case 'bars':
      return { ...base, ...barsOption(spec, font) };
    case 'stack':
      return { ...base, ...stackOption(spec, font) };
    case 'gauge':
      return { ...base, ...gaugeOption(spec, font) };
  }
}

type Of<Kind extends ChartSpec['kind']> = Extract<ChartSpec, { kind: Kind }>;

function linesOption({ unit, labels, lines, limit }: Of<'lines'>, font: number) {
  // A single point is no line: it is shown as a dot.
  const showSymbol = labels.length < 32;
  return {
    grid: { left: 0, right: font * 2.5, top: font * 2.4, bottom: 0, containLabel: true },
    tooltip: {
      ...bubble(font),
      trigger: 'axis',
      valueFormatter: (value: number | null) => valueWords(value ?? null, unit),
    },
    legend: legend(
      lines.map(({ name }) => name),
      font,
    ),
    xAxis: {
      type: 'category',
      data: [...labels],
      boundaryGap: false,
      axisLine: { lineStyle: { color: colors.line } },
      axisTick: { show: false },
      axisLabel: { color: colors.textFaint, fontSize: font, margin: font * 0.6, hideOverlap: true },
    },
    yAxis: { ...valueAxis(unit, font), ...roomFor(limit) },
    series: lines.map(({ name, values, look }, index) => {
      const drawn = look === 'before' ? beforeLook : (lineLooks[index % lineLooks.length] ?? lineLooks[0]);
      return {
        type: 'line',
        name,
        data: [...values],
        showSymbol,
        symbolSize: font / 3,
        lineStyle: { width: Math.max(2, font / 6), ...drawn },
        itemStyle: { color: drawn.color },
        ...(index === 0 && limit !== undefined ? { markLine: limitLine(limit, unit, font, 'yAxis') } : {}),
      };
    }),
  };
}

function barsOption({ unit, bars, limit }: Of<'bars'>, font: number) {
  const longest = Math.max(0, ...bars.map(({ words }) => words.length));
  return {
    grid: { left: 0, right: font * (1 + longest * 0.58), top: font * 0.3, bottom: 0, containLabel: true },
    tooltip: {
      ...bubble(font),
      trigger: 'item',
      formatter: ({ dataIndex }: { dataIndex: number }) =>
        [bars[dataIndex]?.label, bars[dataIndex]?.words].filter(Boolean).join('\n'),
    },
    xAxis: {
      ...valueAxis(unit, font),
      ...roomFor(limit),
      axisLabel: { show: false },
      splitLine: { show: false },
    },
    yAxis: nameAxis(
      bars.map(({ label }) => label),
      font,
    ),
    series: [
      {
        type: 'bar',
        barWidth: '58%',
        barMaxWidth: font * 1.5,
        data: bars.map(({ value, tone }) => ({
          value,
          itemStyle: { color: tone === undefined ? colors.accent : tones[tone] },
        })),
        label: {
          show: true,
          position: 'right',
          color: colors.text,
          fontSize: font,
          formatter: ({ dataIndex }: { dataIndex: number }) => bars[dataIndex]?.words ?? '',
        },
        ...(limit === undefined ? {} : { markLine: limitLine(limit, unit, font, 'xAxis') }),
      },
    ],
  };
}

function stackOption({ labels, parts }: Of<'stack'>, font: number) {
  return {
    grid: { left: 0, right: font * 2, top: font * 2.4, bottom: 0, containLabel: true },
    tooltip: { ...bubble(font), trigger: 'axis', axisPointer: { type: 'none' } },
    legend: legend(
      parts.map(({ name }) => name),
      font,
    ),
    xAxis: valueAxis('count', font),
    yAxis: nameAxis(labels, font),
    series: parts.map(({ name, values }, index) => ({
      type: 'bar',
      name,
      barWidth: '58%',
      barMaxWidth: font * 1.5,
      stack: 'all',
      data: [...values],
      itemStyle: {
        color: stackColors[index % stackColors.length],
        borderColor: colors.panel,
        borderWidth: 1,
      },
    })),
  };
}

/** The dial reaches twice as far as the line, or as far as the value. */
const dialEnd = (value: number | null, limit: number): number => Math.max(limit * 2, (value ?? 0) * 1.1);

function gaugeOption({ value, limit, words }: Of<'gauge'>, font: number) {
  const max = dialEnd(value, limit);
  const beyond = value !== null && value > limit;
  const dial = {
    type: 'gauge',
    min: 0,
    max,
    startAngle: 200,
    endAngle: -20,
    center: ['50%', '62%'],
    radius: '95%',
  };
  const width = font * 1.2;
  return {
    series: [
      {
        ...dial,
        splitNumber: 2,
        axisLine: {
          lineStyle: {
            width,
            color: [
              [limit / max, colors.line],
              [1, colors.badSurface],
            ],
          },
        },
        progress: { show: true, width, itemStyle: { color: beyond ? colors.bad : colors.accent } },
        pointer: { show: false },
        axisTick: { show: false },
        splitLine: { show: false },
        axisLabel: { show: false },
        detail: {
          offsetCenter: [0, 0],
          color: beyond ? colors.bad : colors.text,
          fontSize: font * 1.7,
          fontWeight: 600,
          formatter: () => words,
        },
        data: [{ value: value ?? 0 }],
      },
      {
        ...dial,
        silent: true,
        axisLine: { show: false },
        axisTick: { show: false },
        splitLine: { show: false },
        axisLabel: { show: false },
        pointer: {
          icon: 'rect',
          length: '26%',
          width: Math.max(3, font / 5),
          offsetCenter: [0, '-78%'],
          itemStyle: { color: colors.bad },
        },
        detail: {
          offsetCenter: [0, '42%'],
          color: colors.textSoft,
          fontSize: font,
          formatter: () => `0 – ${valueWords(max, 'share', 0)}`,
        },
        data: [{ value: limit }],
      },
    ],
  };
}
