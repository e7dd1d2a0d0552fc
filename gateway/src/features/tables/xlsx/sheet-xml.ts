import type { Language } from '@fengqiao/contract/reference';
import { drillWords } from '../../documents/docx/mark-drill.ts';
import { cellText } from '../cell-text.ts';
import type { FileAbout } from '../file-about.ts';
import { type FileTable, placedCells } from '../file-table.ts';
import { textWidth } from '../text-width.ts';
import { tableWords } from '../words.ts';
import { xmlText } from '../xml-text.ts';
import { cellXml, columnName, textXml } from './cell-xml.ts';
import { cellStyle, headingStyle, wordsStyle } from './styles.ts';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Widths of columns in characters; a longer text is wrapped. */
const narrowest = 8;
const widest = 48;
/** A sheet with a row of a hundred thousand that is wider than those before wraps it. */
const rowsMeasured = 2_000;
const linePoints = 15;

/** One sheet, piece by piece: frozen heading row, rows, then the words below, printed on A4 with its heading on every page. */
export function* sheetXml(table: FileTable, about: FileAbout, isFirst: boolean): Generator<string> {
  const { columns, rows } = table;
  const widths = columnWidths(table, about.language);
  const below = wordsBelow(table, about);
  const cols = widths.map(
    (width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  );
  yield `${head}<worksheet xmlns="${main}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0"${isFirst ? ' tabSelected="1"' : ''}><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="A2" sqref="A2"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="${linePoints}"/><cols>${cols.join('')}</cols><sheetData>`;
  const labels = columns.map(({ label }, index) => textXml(label, `${columnName(index)}1`, headingStyle));
  yield `<row r="1">${labels.join('')}</row>`;
  for (const [index, { weight }] of rows.entries()) {
    const row = index + 2;
    const written = placedCells(table, index).map((placed, at) =>
      cellXml(placed, `${columnName(at)}${row}`, cellStyle(placed.column.kind, weight), about.language),
    );
    yield `<row r="${row}">${written.join('')}</row>`;
  }
  // A spreadsheet does not find the height of merged cells by itself.
  const total = widths.reduce((sum, width) => sum + width, 0);
  const firstBelow = rows.length + 3;
  for (const [index, words] of below.entries()) {
    const lines = words.split('\n').reduce((sum, line) => sum + Math.ceil((textWidth(line) + 2) / total), 0);
    const row = firstBelow + index;
    yield `<row r="${row}" ht="${lines * linePoints}" customHeight="1">${textXml(words, `A${row}`, wordsStyle)}</row>`;
  }
  yield `</sheetData>${afterRows(table, firstBelow, below.length, about)}</worksheet>`;
}

/** Definition, notes and the pack that the figures are of. */
function wordsBelow({ definition, notes }: FileTable, { language, snapshot, drill }: FileAbout): string[] {
  const said = (word: keyof typeof tableWords, text: string) =>
    `${tableWords[word][language]}${language === 'zh' ? '：' : ': '}${text}`;
  return [
    ...(drill === true ? [drillWords] : []),
    ...(definition === null ? [] : [said('definition', definition)]),
    ...notes.map((note) => said('note', note)),
    ...(snapshot === undefined ? [] : [said('snapshot', `${snapshot.id} · SHA-256 ${snapshot.sha256}`)]),
  ];
}

function afterRows(
  { columns, rows }: FileTable,
  firstBelow: number,
  below: number,
  about: FileAbout,
): string {
  const last = columnName(Math.max(0, columns.length - 1));
  // Sorting would tear a total from the foot of its table.
  const sortable = rows.length > 1 && rows.every(({ weight }) => weight === undefined);
  const filter = sortable ? `<autoFilter ref="A1:${last}${rows.length + 1}"/>` : '';
  const merged =
    columns.length < 2
      ? []
      : Array.from({ length: below }, (_, index) => {
          const row = firstBelow + index;
          return `<mergeCell ref="A${row}:${last}${row}"/>`;
        });
  const merges =
    merged.length === 0 ? '' : `<mergeCells count="${merged.length}">${merged.join('')}</mergeCells>`;
  // `&` begins a code of headers: doubled it stands for itself.
  const title = xmlText(about.title.replaceAll('&', '&&').slice(0, 100));
  const orientation = columns.length > 5 ? 'landscape' : 'portrait';
  return `${filter}${merges}<pageMargins left="0.5" right="0.5" top="0.8" bottom="0.7" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="${orientation}" fitToWidth="1" fitToHeight="0"/><headerFooter><oddHeader>&amp;C${title}</oddHeader><oddFooter>&amp;L&amp;A&amp;R&amp;P / &amp;N</oddFooter></headerFooter>`;
}

function columnWidths(table: FileTable, language: Language): number[] {
  const widths = table.columns.map(({ label }) => textWidth(label) + 3);
  for (const row of table.rows.slice(0, rowsMeasured).keys())
    for (const [index, placed] of placedCells(table, row).entries()) {
      // Room for the separators of thousands.
      const room = placed.column.kind === 'count' ? 3 : 2;
      widths[index] = Math.max(widths[index] ?? 0, textWidth(cellText(placed, language)) + room);
    }
  return widths.map((width) => Math.min(widest, Math.max(narrowest, width)));
}
