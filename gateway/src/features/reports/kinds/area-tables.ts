import type { IndicatorName } from '@fengqiao/contract/indicators';
import type { PackBlock } from '@fengqiao/contract/packs';
import type { Label } from '@fengqiao/contract/reference';
import type { TableCell, TableColumn, TableRow } from '@fengqiao/contract/tables';
import { definitions } from '../../indicators/definitions.ts';
import { titles } from '../../indicators/titles.ts';
import type { AreaFigure, FigureScope, PackReader } from '../../packs/pack-reader.ts';

/** Columns of an indicator in a table of areas: a share with what it is made of, a count or days alone. */
interface IndicatorColumns {
  columns: TableColumn[];
  cells(figure: AreaFigure): TableCell[];
}

function columnsOf(reader: PackReader, name: IndicatorName): IndicatorColumns {
  const { unit } = definitions[name];
  const title = reader.words(titles[name]);
  if (unit !== 'share')
    return { columns: [{ key: name, label: title, kind: unit }], cells: ({ value }) => [value] };
  const [above, below] = [`${name}.numerator`, `${name}.denominator`];
  return {
    columns: [
      { key: above, label: reader.words({ zh: `${title}·分子`, en: `${title}: numerator` }), kind: 'count' },
      {
        key: below,
        label: reader.words({ zh: `${title}·分母`, en: `${title}: denominator` }),
        kind: 'count',
      },
      { key: name, label: title, kind: 'share', of: [above, below] },
    ],
    cells: ({ value, numerator, denominator }) => [numerator, denominator, value],
  };
}

/** The area right below and the whole, by some indicators; every row with counts opens its cases. */
export async function areaTable(
  reader: PackReader,
  title: Label,
  names: readonly IndicatorName[],
  scope: Omit<FigureScope, 'area'> = {},
  notes: readonly Label[] = [],
): Promise<PackBlock> {
  const found: { total: AreaFigure; areas: AreaFigure[] }[] = [];
  for (const name of names) found.push(await reader.byArea(name, scope));
  const indicators = names.map((name) => columnsOf(reader, name));
  const row = (
    areaName: string,
    figures: readonly (AreaFigure | undefined)[],
    weight?: TableRow['weight'],
  ): TableRow => ({
    cells: [
      areaName,
      ...indicators.flatMap(({ columns, cells }, index) => {
        const figure = figures[index];
        return figure === undefined ? columns.map(() => null) : cells(figure);
      }),
    ],
    list: figures[0]?.list ?? null,
    ...(weight === undefined ? {} : { weight }),
  });
  const { children, areaName } = reader.snapshot;
  return {
    kind: 'table',
    table: {
      title: reader.words(title),
      definition: null,
      columns: [
        { key: 'area', label: reader.words({ zh: '地区', en: 'Area' }), kind: 'text' },
        ...indicators.flatMap(({ columns }) => columns),
      ],
      rows: [
        ...children.map((child, index) =>
          row(
            child.areaName,
            found.map(({ areas }) => areas[index]),
          ),
        ),
        row(
          areaName,
          found.map(({ total }) => total),
          'total',
        ),
      ],
      notes: [
        ...names.map((name) =>
          reader.words({
            zh: `${titles[name].zh}：${definitions[name].words.zh}`,
            en: `${titles[name].en}: ${definitions[name].words.en}`,
          }),
        ),
        ...notes.map((note) => reader.words(note)),
      ],
    },
  };
}
