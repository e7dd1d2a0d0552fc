import type { Indicator } from '@fengqiao/contract/indicators';
import type { PackFigure } from '@fengqiao/contract/packs';
import type { Language } from '@fengqiao/contract/reference';
import { percentText } from '@fengqiao/contract/rounding';
import type { TableCell, TableColumn, TableRow } from '@fengqiao/contract/tables';
import type { FileTable } from './file-table.ts';
import { tableWords } from './words.ts';

type Word = keyof typeof tableWords;
type Previous = NonNullable<Indicator['previous']>;

const column =
  (language: Language) =>
  (key: Word, kind: TableColumn['kind']): TableColumn => ({
    key,
    label: tableWords[key][language],
    kind,
  });

/** Two decimals, or the word for what did not move (CQ-09); null = there was nothing to compare with. */
export function changeCell(previous: Previous | undefined, language: Language): TableCell {
  if (previous === undefined) return null;
  return previous.flat ? tableWords.flat[language] : previous.changePercent;
}

/** Indicators one under the other, each with what it is made of and what it was before; their definitions stand below. */
export function figureTable(title: string, figures: readonly PackFigure[], language: Language): FileTable {
  const of = column(language);
  const compared = figures.some(({ previous }) => previous !== undefined);
  const yearly = figures.some(({ year }) => year !== undefined);
  return {
    title,
    definition: null,
    columns: [
      of('indicator', 'text'),
      { ...of('value', 'count'), of: ['numerator', 'denominator'] },
      of('numerator', 'count'),
      of('denominator', 'count'),
      ...(compared ? [of('previous', 'count'), of('change', 'percent')] : []),
      ...(yearly ? [of('lastYear', 'count'), of('yearChange', 'percent')] : []),
    ],
    rows: figures.map(({ title, value, numerator, denominator, previous, year }) => ({
      cells: [
        title,
        value,
        numerator,
        denominator,
        ...(compared ? [previous?.value ?? null, changeCell(previous, language)] : []),
        ...(yearly ? [year?.value ?? null, changeCell(year, language)] : []),
      ],
    })),
    notes: figures.flatMap((figure) => notesOf(figure, language)),
    ofRows: { keys: ['value', 'previous', 'lastYear'], kinds: figures.map(({ unit }) => unit) },
  };
}

/** The parts of an indicator with their shares, and what of it is not itemised; nothing is rescaled. */
export function shareTable(figure: PackFigure, language: Language): FileTable {
  const of = column(language);
  const { parts = [], notItemised, denominator } = figure;
  const shared = parts.some((part) => part.denominator !== null);
  const compared = parts.some(({ previous }) => previous !== undefined);
  const row = (
    label: string,
    n: number | null,
    below: number | null,
    previous: Previous | undefined,
    weight?: TableRow['weight'],
  ): TableRow => ({
    cells: [
      label,
      n,
      // The share is worked out from the two counts beside it.
      ...(shared ? [below, n !== null && below !== null && below > 0 ? n / below : null] : []),
      ...(compared ? [previous?.value ?? null, changeCell(previous, language)] : []),
    ],
    ...(weight === undefined ? {} : { weight }),
  });
  const sum = parts.reduce((total, part) => total + part.numerator, notItemised?.numerator ?? 0);
  // A count that is cut into parts: the whole holds what is not itemised too.
  const isCut = figure.unit === 'count' && denominator !== null && sum === denominator;
  const whole = isCut ? denominator : figure.numerator;
  const rest = notItemised === undefined || notItemised.numerator === 0 ? [] : [notItemised.numerator];
  return {
    title: figure.title,
    definition: figure.definition,
    columns: [
      of('part', 'text'),
      // Parts of a median are days as well.
      figure.unit === 'days' ? of('value', 'days') : of('count', 'count'),
      ...(shared
        ? [
            of('denominator', 'count'),
            { ...of('share', 'share'), of: ['count', 'denominator'] as [string, string] },
          ]
        : []),
      ...(compared ? [of('previous', 'count'), of('change', 'percent')] : []),
    ],
    rows: [
      ...parts.map((part) => row(part.label, part.numerator, part.denominator, part.previous)),
      ...rest.map((n) => row(tableWords.notItemised[language], n, denominator, undefined, 'remainder')),
      ...(parts.length + rest.length === 0
        ? []
        : [
            row(
              tableWords.whole[language],
              whole,
              figure.unit === 'share' ? figure.denominator : null,
              whole === figure.value ? figure.previous : undefined,
              'total',
            ),
          ]),
    ],
    notes: lineNotes(figure, language),
  };
}

function notesOf(figure: PackFigure, language: Language): string[] {
  const between = language === 'zh' ? '：' : ': ';
  const { notItemised } = figure;
  // Of a share without parts nothing else tells of it.
  const rest =
    notItemised === undefined ||
    notItemised.numerator === 0 ||
    figure.unit !== 'share' ||
    (figure.parts?.length ?? 0) > 0
      ? ''
      : language === 'zh'
        ? `未列明${notItemised.numerator}件。`
        : ` Not itemised: ${notItemised.numerator}.`;
  return [`${figure.title}${between}${figure.definition}${rest}`, ...lineNotes(figure, language)];
}

/** The line of the place, and whether the figure is past it (HP-06). */
function lineNotes({ title, line, beyondLine }: PackFigure, language: Language): string[] {
  if (line === undefined) return [];
  const limit = `${percentText(Math.round(line * 10_000), 10_000)}%`;
  if (language === 'zh') return [`${title}的红线为${limit}，${beyondLine ? '已超过' : '未超过'}。`];
  return [`The line of “${title}” is ${limit}: it is ${beyondLine ? '' : 'not '}passed.`];
}
