import type { PackBlock } from '@fengqiao/contract/packs';
import type { Language } from '@fengqiao/contract/reference';
import type { TableColumn } from '@fengqiao/contract/tables';
import type { FileTable } from './file-table.ts';
import { tableWords } from './words.ts';

type Trend = Extract<PackBlock, { kind: 'trend' }>;
type PackMap = Extract<PackBlock, { kind: 'map' }>;

/** A column per series, a row per day. */
export function trendTable({ title, definition, unit, series }: Trend, language: Language): FileTable {
  const days = [...new Set(series.flatMap(({ points }) => points.map(({ day }) => day)))].sort();
  const values = series.map(({ points }) => new Map(points.map(({ day, value }) => [day, value])));
  return {
    title,
    definition,
    columns: [
      { key: 'date', label: tableWords.date[language], kind: 'day' },
      ...series.map(({ label }, index): TableColumn => ({ key: `series${index}`, label, kind: unit })),
    ],
    rows: days.map((day) => ({ cells: [day, ...values.map((byDay) => byDay.get(day) ?? null)] })),
    notes: [],
  };
}

/** The areas of a map with what each is coloured by, and what that was divided by. */
export function mapTable({ title, definition, unit, areas }: PackMap, language: Language): FileTable {
  const word = (key: keyof typeof tableWords) => tableWords[key][language];
  const isShare = unit === 'share';
  return {
    title,
    definition,
    columns: [
      { key: 'area', label: word('area'), kind: 'text' },
      {
        key: 'value',
        label: word('value'),
        kind: unit,
        ...(isShare ? { of: ['numerator', 'denominator'] as [string, string] } : {}),
      },
      ...(isShare
        ? ([
            { key: 'numerator', label: word('numerator'), kind: 'count' },
            { key: 'denominator', label: word('denominator'), kind: 'count' },
          ] as TableColumn[])
        : []),
    ],
    rows: areas.map(({ areaName, value, numerator, denominator }) => ({
      cells: [areaName, value, ...(isShare ? [numerator, denominator] : [])],
    })),
    notes: [],
  };
}
