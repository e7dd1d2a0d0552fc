import { tiers } from '@fengqiao/contract/cases';
import type { Indicator, IndicatorByArea, IndicatorSeries } from '@fengqiao/contract/indicators';
import { decimalText } from '@fengqiao/contract/rounding';
import type { DataTable, TableRow } from '@fengqiao/contract/tables';
import { countText, shareText } from '../../lib/figures.ts';
import type { ChartBar, ChartSpec } from '../../ui/chart-spec.ts';
import { readCasesRef } from './cases-ref.ts';

type Figured = Pick<Indicator, 'value' | 'numerator' | 'denominator'>;

/** A figure with what it is made of: `411`, `9,918 / 13,237 · 74.92 %`, `7.0 (411)`. */
export function figureWords({ value, numerator, denominator }: Figured, unit: Indicator['unit']): string {
  if (unit === 'days')
    return value === null
      ? '–'
      : `${decimalText(value, 1)} (${denominator === null ? '–' : countText(denominator)})`;
  if (numerator === null) return value === null ? '–' : countText(value);
  if (denominator === null || (unit === 'count' && numerator === denominator))
    return countText(value ?? numerator);
  return `${countText(numerator)} / ${countText(denominator)} · ${shareText({ numerator, denominator }, 2)}`;
}

/** The cells of a row by the names of their columns. */
function numbersOf({ columns }: DataTable, { cells }: TableRow): (key: string) => number | null {
  return (key) => {
    const value = cells[columns.findIndex((column) => column.key === key)];
    return typeof value === 'number' ? value : null;
  };
}

/** Parts that are tiers stand in the colours of the tiers. */
function toneOf({ list }: TableRow): ChartBar['tone'] {
  const ref = readCasesRef(list ?? undefined);
  return ref?.name === 'tiers' ? tiers.find((tier) => tier === ref.part) : undefined;
}

/** Bars of the parts of a figure in the order of their table, what is not itemised last and fainter; the total is no bar. */
export function partsSpec(table: DataTable, unit: Indicator['unit']): ChartSpec {
  const bars = table.rows
    .filter(({ weight }) => weight !== 'total')
    .map((row, index): ChartBar => {
      const number = numbersOf(table, row);
      const label = String(row.cells[0] ?? '');
      const [numerator, denominator] = [number('numerator'), number('denominator')];
      const tone = row.weight === 'remainder' ? 'rest' : toneOf(row);
      return {
        key: row.list ?? String(index),
        label,
        value: numerator,
        words: figureWords({ value: numerator, numerator, denominator }, unit === 'days' ? 'days' : 'count'),
        ...(tone === undefined ? {} : { tone }),
      };
    });
  return { kind: 'bars', unit: unit === 'days' ? 'days' : 'count', bars };
}

/** What a bar of a figure is as long as: shares by their value, counts by what was counted. */
const lengthOf = ({ value, numerator }: Figured, unit: Indicator['unit']): number | null =>
  unit === 'count' ? (numerator ?? value) : value;

/** Bars of areas in the order of their codes, each beyond the line of the place marked. */
export function areasSpec(
  { unit, areas, line }: IndicatorByArea,
  listOf: (areaCode: string) => string,
): ChartSpec {
  return {
    kind: 'bars',
    unit,
    bars: areas.map((area) => ({
      key: listOf(area.areaCode),
      label: area.areaName,
      value: lengthOf(area, unit),
      words: figureWords(area, unit),
      ...(area.beyondLine ? { tone: 'beyond' as const } : {}),
    })),
    ...(line === undefined ? {} : { limit: line }),
  };
}

/** Areas by how far up their cases had to go: each case once, at the highest step that it reached. */
export function ladderSpec({ areas }: IndicatorByArea): ChartSpec {
  const steps = [...new Map(areas.flatMap(({ parts = [] }) => parts.map(({ key, label }) => [key, label])))];
  const reached = (index: number, parts: Indicator['parts'] = []): number =>
    parts.find(({ key }) => key === steps[index]?.[0])?.numerator ?? 0;
  return {
    kind: 'stack',
    labels: areas.map(({ areaName }) => areaName),
    parts: steps.map(([, name], index) => ({
      name,
      values: areas.map(({ parts }) => reached(index, parts) - reached(index + 1, parts)),
    })),
  };
}

/** One or several indicators over the same periods; `before` lies under the first as the time that it is compared with. */
export function seriesSpec(
  series: readonly { name: string; series: IndicatorSeries }[],
  before?: { name: string; series: IndicatorSeries },
): ChartSpec {
  const [first] = series;
  const periods = first?.series.periods ?? [];
  const line = first?.series.line;
  const valuesOf = ({ unit, periods }: IndicatorSeries) => periods.map((period) => lengthOf(period, unit));
  return {
    kind: 'lines',
    unit: first?.series.unit ?? 'count',
    labels: periods.map(({ from }) => (first?.series.step === 'day' ? from.slice(5) : from)),
    lines: [
      ...series.map(({ name, series }) => ({ name, values: valuesOf(series) })),
      ...(before === undefined
        ? []
        : [
            {
              name: before.name,
              // A month before may have a day more: what has no place on the axis is not drawn.
              values: valuesOf(before.series).slice(0, periods.length),
              look: 'before' as const,
            },
          ]),
    ],
    ...(line === undefined ? {} : { limit: line }),
  };
}

/** A share against the line that it must not pass; null where the place names none. */
export function gaugeSpec({ value, numerator, denominator, line }: Indicator): ChartSpec | null {
  if (line === undefined) return null;
  return { kind: 'gauge', value, limit: line, words: shareText({ numerator, denominator }, 2) };
}
