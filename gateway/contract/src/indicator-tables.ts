import { tableWords } from './indicator-table-words.ts';
import type {
  Indicator,
  IndicatorArea,
  IndicatorByArea,
  IndicatorPeriod,
  IndicatorSeries,
} from './indicators.ts';
import type { Language } from './reference.ts';
import { decimalText } from './rounding.ts';
import type { DataTable, TableCell, TableColumn, TableRow } from './tables.ts';

/** An indicator with the name that it has in the language of the table, and the same days of the year before where they were asked for. */
export interface TitledFigure {
  title: string;
  indicator: Indicator;
  year?: Indicator['previous'];
  /** Names the cases behind it. */
  list?: string | null;
}

type Figured = Pick<Indicator, 'value' | 'numerator' | 'denominator'>;
type Unit = Indicator['unit'];

/** A count over nothing but itself has no share to make. */
const isWhole = (unit: Unit, figures: readonly Figured[]): boolean =>
  unit === 'count' &&
  figures.every(({ numerator, denominator }) => denominator === null || numerator === denominator);

/** What a figure is in columns: a count with what it is a part of, a rate with both its counts, days with their cases. */
function figureColumns(unit: Unit, whole: boolean, language: Language): TableColumn[] {
  const label = (key: keyof typeof tableWords): string => tableWords[key][language];
  if (unit === 'days')
    return [
      { key: 'value', label: label('days'), kind: 'days' },
      { key: 'denominator', label: label('cases'), kind: 'count' },
    ];
  const numerator: TableColumn = {
    key: 'numerator',
    label: label(unit === 'share' ? 'numerator' : 'count'),
    kind: 'count',
  };
  if (whole) return [numerator];
  return [
    numerator,
    { key: 'denominator', label: label('denominator'), kind: 'count' },
    {
      key: 'share',
      label: label(unit === 'share' ? 'rate' : 'share'),
      kind: 'share',
      of: ['numerator', 'denominator'],
    },
  ];
}

/** The same as cells. */
function figureCells({ value, numerator, denominator }: Figured, unit: Unit, whole: boolean): TableCell[] {
  if (unit === 'days') return [value, denominator];
  if (whole) return [value ?? numerator];
  return [numerator, denominator, shareOf(numerator, denominator)];
}

/** null where nothing could be counted. */
const shareOf = (numerator: number | null, denominator: number | null): number | null =>
  numerator === null || denominator === null || denominator === 0 ? null : numerator / denominator;

/** Counts of many kinds under each other: what a count is held against is said where it is something else, and no share is made of persons over cases. */
const besideCells = ({ numerator, denominator }: Figured): TableCell[] => [
  numerator,
  denominator === numerator ? null : denominator,
];

/** Several figures of one unit, each against the days before and, where asked for, against the year before. */
export function figuresTable(
  title: string,
  unit: Unit,
  figures: readonly TitledFigure[],
  language: Language,
): DataTable {
  const whole = isWhole(
    unit,
    figures.map(({ indicator }) => indicator),
  );
  const withYear = figures.some(({ year }) => year !== undefined);
  const withBefore = figures.some(({ indicator }) => indicator.previous !== undefined);
  const label = (key: keyof typeof tableWords): string => tableWords[key][language];
  return {
    title,
    definition: null,
    columns: [
      { key: 'figure', label: label('figure'), kind: 'text' },
      ...figureColumns(unit, whole, language).filter(({ key }) => unit !== 'count' || key !== 'share'),
      ...(withBefore ? comparedColumns('before', label('before'), label('change'), unit) : []),
      ...(withYear ? comparedColumns('year', label('yearBefore'), label('yearChange'), unit) : []),
    ],
    rows: figures.map(({ title, indicator, year, list }) => ({
      cells: [
        title,
        ...(unit === 'count' && !whole ? besideCells(indicator) : figureCells(indicator, unit, whole)),
        ...(withBefore ? comparedCells(indicator.previous, language) : []),
        ...(withYear ? comparedCells(year, language) : []),
      ],
      ...(list === undefined ? {} : { list }),
    })),
    notes: [
      ...figures.map(({ title, indicator }) => definitionOf(title, indicator, language)),
      ...changeNotes(figures[0]?.indicator, language),
    ],
  };
}

const colon = { zh: '：', en: ': ' } as const;

/** Some definitions begin with the name already. */
const definitionOf = (title: string, { definition }: Indicator, language: Language): string =>
  definition.startsWith(title) ? definition : `${title}${colon[language]}${definition}`;

const comparedColumns = (key: string, before: string, change: string, unit: Unit): TableColumn[] => [
  { key, label: before, kind: unit },
  { key: `${key}Change`, label: change, kind: 'percent' },
];

/** The value before and the change: a word where it lies within what the place calls flat (CQ-09). */
const comparedCells = (previous: Indicator['previous'], language: Language): TableCell[] => [
  previous?.value ?? null,
  previous?.flat ? tableWords.flat[language] : (previous?.changePercent ?? null),
];

/** With which days it is compared, and how. */
function changeNotes(indicator: Indicator | undefined, language: Language): string[] {
  const { from, until } = indicator?.previous ?? {};
  return [
    ...(from === undefined || until === undefined
      ? []
      : [tableWords.compared[language].replace('{from}', from).replace('{until}', until)]),
    ...(indicator?.changeDefinition === undefined ? [] : [indicator.changeDefinition]),
  ];
}

function notesOf(indicator: Pick<Indicator, 'line'>, language: Language): string[] {
  return indicator.line === undefined
    ? []
    : [tableWords.line[language].replace('{line}', decimalText(indicator.line * 100, 0))];
}

/**
 * The parts of a figure, each over its own denominator, with what the log does not itemise as a row of its own. `listOf` names the
 * cases of a part, or of the remainder (null).
 */
export function partsTable(
  title: string,
  indicator: Indicator,
  language: Language,
  listOf?: (part: string | null) => string | null,
): DataTable {
  const { parts = [], notItemised, denominator, unit, definition } = indicator;
  const label = (key: keyof typeof tableWords): string => tableWords[key][language];
  const days = unit === 'days';
  const compared = parts.some(({ previous }) => previous !== undefined);
  const list = (part: string | null) => (listOf === undefined ? {} : { list: listOf(part) });
  const row = (name: string, n: number, of: number | null, previous?: Indicator['previous']): TableCell[] => [
    name,
    n,
    ...(days ? [] : [of, shareOf(n, of)]),
    ...(compared ? comparedCells(previous, language) : []),
  ];
  const rows: TableRow[] = parts.map(({ key, label: name, numerator, denominator: of, previous }) => ({
    cells: row(name, numerator, of, previous),
    ...(days ? {} : list(key)),
  }));
  if (notItemised !== undefined)
    rows.push({
      // Of a share without parts the remainder stands beside the denominator, otherwise it is part of it.
      cells: row(
        label('notItemised'),
        notItemised.numerator,
        parts.length > 0 ? denominator : (denominator ?? 0) + notItemised.numerator,
      ),
      weight: 'remainder',
      ...list(null),
    });
  // Parts of one whole add up to it; parts with denominators of their own have no sum.
  const addUp =
    notItemised !== undefined && parts.length > 0 && parts.every(({ denominator: of }) => of === denominator);
  if (addUp && denominator !== null)
    rows.push({ cells: row(label('total'), denominator, denominator), weight: 'total' });
  return {
    title,
    definition,
    columns: [
      { key: 'part', label: label('part'), kind: 'text' },
      { key: 'numerator', label: label(days ? 'days' : 'count'), kind: days ? 'days' : 'count' },
      ...(days
        ? []
        : ([
            { key: 'denominator', label: label('denominator'), kind: 'count' },
            { key: 'share', label: label('share'), kind: 'share', of: ['numerator', 'denominator'] },
          ] satisfies TableColumn[])),
      ...(compared
        ? comparedColumns('before', label('before'), label('change'), days ? 'days' : 'count')
        : []),
    ],
    rows,
    notes: [
      ...(days ? [] : [label('notRescaled')]),
      ...notesOf(indicator, language),
      ...changeNotes(indicator, language),
    ],
  };
}

/** An indicator over time, the oldest first. `listOf` names the cases of a period. */
export function seriesTable(
  title: string,
  series: IndicatorSeries,
  language: Language,
  listOf?: (period: IndicatorPeriod) => string,
): DataTable {
  const { unit, definition, periods } = series;
  const whole = isWhole(unit, periods);
  return {
    title,
    definition,
    columns: [
      { key: 'from', label: tableWords.from[language], kind: 'day' },
      { key: 'lastDay', label: tableWords.lastDay[language], kind: 'day' },
      ...figureColumns(unit, whole, language),
    ],
    rows: periods.map((period) => ({
      cells: [period.from, dayBefore(period.until), ...figureCells(period, unit, whole)],
      ...(listOf === undefined ? {} : { list: listOf(period) }),
    })),
    notes: notesOf(series, language),
  };
}

const dayMs = 86_400_000;
/** Periods end before a day; people read their last one. */
const dayBefore = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - dayMs).toISOString().slice(0, 10);

/** More parts than this are a table of their own. */
const mostPartColumns = 6;

/**
 * An indicator by the areas below one: each with its counts and, where there are few, its parts; why an area should be supervised
 * where something speaks for it; the rest that lies in none of them, and the total. `listOf` names the cases of an area.
 */
export function areasTable(
  title: string,
  byArea: IndicatorByArea,
  language: Language,
  listOf?: (areaCode: string) => string,
): DataTable {
  const { unit, definition, areas, total, elsewhere } = byArea;
  const all = [total, ...areas];
  const whole = isWhole(unit, all);
  const keys = partKeys(all);
  const parts = unit !== 'days' && keys.length <= mostPartColumns ? keys : [];
  // Where every part is one of the whole, its denominator stands in the row already.
  const ofWhole =
    !whole && all.every((area) => (area.parts ?? []).every((part) => part.denominator === area.denominator));
  const supervised = areas.some(({ supervise }) => supervise !== undefined);
  const label = (key: keyof typeof tableWords): string => tableWords[key][language];
  const row = (area: IndicatorArea, weight?: TableRow['weight']): TableRow => ({
    cells: [
      area.areaName,
      area.areaCode,
      ...figureCells(area, unit, whole),
      ...parts.flatMap(({ key }) => partCells(area, key, ofWhole)),
      ...(supervised ? [(area.supervise ?? []).join(semicolon[language]) || null] : []),
    ],
    ...(listOf === undefined ? {} : { list: listOf(area.areaCode) }),
    ...(weight === undefined ? {} : { weight }),
  });
  const columns: TableColumn[] = [
    { key: 'area', label: label('area'), kind: 'text' },
    { key: 'code', label: label('code'), kind: 'text' },
    ...figureColumns(unit, whole, language),
    ...parts.flatMap(({ key, label: name }): TableColumn[] => [
      { key: `part.${key}`, label: name, kind: 'count' },
      ...(ofWhole
        ? []
        : [{ key: `of.${key}`, label: `${name} ${label('denominator')}`, kind: 'count' } as const]),
      {
        key: `share.${key}`,
        label: `${name} ${label('share')}`,
        kind: 'share',
        of: [`part.${key}`, ofWhole ? 'denominator' : `of.${key}`],
      },
    ]),
    ...(supervised ? [{ key: 'supervise', label: label('supervise'), kind: 'text' } as const] : []),
  ];
  const rest: TableRow[] =
    elsewhere === null || elsewhere === 0
      ? []
      : [
          {
            cells: columns.map(({ key }) =>
              key === 'area' ? label('elsewhere') : key === 'numerator' ? elsewhere : null,
            ),
            weight: 'remainder',
          },
        ];
  return {
    title,
    definition,
    columns,
    rows: [...areas.map((area) => row(area)), ...rest, row(total, 'total')],
    notes: notesOf(byArea, language),
  };
}

const semicolon = { zh: '；', en: '; ' } as const;

/** Parts of any of the areas in the order in which they first appear. */
function partKeys(areas: readonly IndicatorArea[]): { key: string; label: string }[] {
  const found = new Map<string, string>();
  for (const { parts = [] } of areas)
    for (const { key, label } of parts) if (!found.has(key)) found.set(key, label);
  return [...found].map(([key, label]) => ({ key, label }));
}

function partCells({ parts = [] }: IndicatorArea, key: string, ofWhole: boolean): TableCell[] {
  const part = parts.find((each) => each.key === key);
  const { numerator = null, denominator = null } = part ?? {};
  return [numerator, ...(ofWhole ? [] : [denominator]), shareOf(numerator, denominator)];
}
