import type { Language } from '@fengqiao/contract/reference';
import type { ColumnKind, TableRow } from '@fengqiao/contract/tables';
import { type FileTable, placedCells } from '../file-table.ts';
import type { FilePart, FileSection } from '../pack-tables.ts';
import { tableWords } from '../words.ts';
import { cellPadding, columnNeeds, fitColumns } from './column-fit.ts';
import { printedText } from './printed-text.ts';
import { type CellLook, paragraphXml, tableXml } from './word-xml.ts';

/** A longer table is for the spreadsheet: nobody reads it on paper. */
const mostPrintedRows = 400;

/** The rows of a table that are printed. */
export const printedRows = (table: FileTable): FileTable => ({
  ...table,
  rows: table.rows.slice(0, mostPrintedRows),
});

const text = { face: 'body', size: 14, align: 'both', after: 6 } as const;
const small = { face: 'body', size: 10.5, color: '404040', after: 3 } as const;
const headFill = 'E7EDF3';
const numeric: readonly ColumnKind[] = ['count', 'share', 'percent', 'days'];

/** Pages as the body of a Word document of a text width in points. */
export const sectionsXml = (sections: readonly FileSection[], points: number, language: Language): string =>
  sections.map((section) => sectionXml(section, points, language)).join('');

function sectionXml({ title, lead, parts }: FileSection, points: number, language: Language): string {
  const heading = paragraphXml(title, {
    face: 'heading',
    size: 16,
    before: 18,
    after: 6,
    style: 'Heading1',
    keepNext: true,
  });
  const sentence = lead === null ? '' : paragraphXml(lead, { ...text, firstLine: 28 });
  return heading + sentence + parts.map((part) => partXml(part, title, points, language)).join('');
}

function partXml(part: FilePart, section: string, points: number, language: Language): string {
  if (part.kind === 'text')
    return part.text
      .split('\n')
      .map((line) => paragraphXml(line, { ...text, firstLine: 28 }))
      .join('');
  const { table } = part;
  // The only table of a page has its title over it already.
  const title =
    table.title === section
      ? ''
      : paragraphXml(table.title, {
          face: 'heading',
          size: 12,
          before: 10,
          after: 4,
          style: 'Heading2',
          keepNext: true,
        });
  return title + printedTable(printedRows(table), points, language) + below(table, language);
}

function printedTable(table: FileTable, points: number, language: Language): string {
  const { widths, size } = fitColumns(columnNeeds(table, language), points);
  const heading = table.columns.map(
    ({ label }): CellLook => ({ text: label, face: 'heading', size, align: 'center', fill: headFill }),
  );
  const padding = cellPadding(widths.length);
  return tableXml({ widths, padding }, heading, rowsOf(table, size, language));
}

function* rowsOf(table: FileTable, size: number, language: Language): Generator<CellLook[]> {
  for (const [index, { weight }] of table.rows.entries())
    yield placedCells(table, index).map((placed) => ({
      text: printedText(placed, language),
      face: 'table',
      size,
      align: numeric.includes(placed.column.kind) ? 'right' : 'left',
      ...lookOf(weight),
    }));
}

const lookOf = (weight: TableRow['weight']): Pick<CellLook, 'bold' | 'color'> =>
  weight === 'total' ? { bold: true } : weight === 'remainder' ? { color: '595959' } : {};

function below({ definition, notes, rows }: FileTable, language: Language): string {
  const said = (word: keyof typeof tableWords, words: string) =>
    `${tableWords[word][language]}${language === 'zh' ? '：' : ': '}${words}`;
  const more = rows.length - mostPrintedRows;
  const cut =
    language === 'zh'
      ? `本表共${rows.length}行，这里印出前${mostPrintedRows}行，全部见电子表格。`
      : `${rows.length} rows in all: the first ${mostPrintedRows} are printed, all of them are in the spreadsheet.`;
  const none = language === 'zh' ? '本期没有。' : 'None in this period.';
  const words = [
    ...(rows.length === 0 ? [none] : []),
    ...(more > 0 ? [cut] : []),
    ...(definition === null ? [] : [said('definition', definition)]),
    ...notes.map((note) => said('note', note)),
  ];
  // Word needs a paragraph between two tables.
  return (words.length === 0 ? [''] : words).map((each) => paragraphXml(each, small)).join('');
}
