import type { Language } from '@fengqiao/contract/reference';
import { csvCell } from '../../domain/csv-cell.ts';
import { cellText } from './cell-text.ts';
import { type FileTable, placedCells } from './file-table.ts';
import { tableWords } from './words.ts';

const byteOrderMark = '\uFEFF';
const numeric = /^-?\d+(\.\d+)?%?$/;

/** A number is none of the formulas that a spreadsheet must not run, even when it begins with a minus. */
const cellOf = (text: string, isNumber: boolean): string =>
  isNumber && numeric.test(text) ? text : csvCell(text);
const line = (cells: readonly string[]): string => `${cells.join(',')}\r\n`;

/** Tables one under the other as CSV (UTF-8 with BOM): heading row, rows, then definition and notes. Several begin with their titles. */
export function tablesCsv(tables: readonly FileTable[], language: Language): Buffer {
  const texts = tables.map((table) => {
    const title = tables.length > 1 ? line([csvCell(table.title)]) : '';
    return title + rowsOf(table, language) + wordsBelow(table, language);
  });
  return Buffer.from(byteOrderMark + texts.join('\r\n'));
}

function rowsOf(table: FileTable, language: Language): string {
  const lines = table.rows.map((_, row) =>
    line(
      placedCells(table, row).map((placed) =>
        cellOf(
          cellText(placed, language),
          ['count', 'share', 'percent', 'days'].includes(placed.column.kind),
        ),
      ),
    ),
  );
  return line(table.columns.map(({ label }) => csvCell(label))) + lines.join('');
}

function wordsBelow({ definition, notes }: FileTable, language: Language): string {
  const words = [
    ...(definition === null ? [] : [[tableWords.definition[language], definition]]),
    ...notes.map((note) => [tableWords.note[language], note]),
  ];
  return words.length === 0 ? '' : `\r\n${words.map((each) => line(each.map(csvCell))).join('')}`;
}
