import { type Cell, type Row, UnreadableCell } from '../cell.ts';
import type { Workbook } from './workbook.ts';
import { readXml, type XmlListener } from './xml-events.ts';

/** More columns than any register has; a spreadsheet program allows 16,384. */
const mostColumns = 1_000;
const unixEpochSerial = 25_569;
const days1904 = 1_462;

/** Rows of a sheet, a piece of the file at a time. Throws `import.badFile`. */
export async function* sheetRows(pieces: AsyncIterable<string>, workbook: Workbook): AsyncGenerator<Row> {
  let ready: Row[] = [];
  const listener = rowListener(workbook, (row) => ready.push(row));
  for await (const _ of readXml(pieces, listener)) {
    const rows = ready;
    ready = [];
    yield* rows;
  }
}

interface OpenCell {
  column: number;
  type: string;
  style: number;
  value: string;
  hasFormula: boolean;
}

function rowListener(workbook: Workbook, onRow: (row: Row) => void): XmlListener {
  let row = 0;
  let cells: Cell[] = [];
  let cell: OpenCell | null = null;
  let [inValue, phonetic] = [false, false];
  return {
    open(name, attributes) {
      if (name === 'row') {
        row = Number(attributes.r ?? row + 1);
        cells = [];
      } else if (name === 'c') {
        cell = {
          column: attributes.r === undefined ? cells.length : columnOf(attributes.r),
          type: attributes.t ?? 'n',
          style: Number(attributes.s ?? -1),
          value: '',
          hasFormula: false,
        };
      } else if (name === 'f' && cell !== null) cell.hasFormula = true;
      else if (name === 'rPh') phonetic = true;
      else if (name === 'v' || name === 't') inValue = !phonetic;
    },
    text(text) {
      if (inValue && cell !== null) cell.value += text;
    },
    close(name) {
      if (name === 'v' || name === 't') inValue = false;
      else if (name === 'rPh') phonetic = false;
      else if (name === 'c' && cell !== null) {
        if (cell.column < mostColumns) {
          while (cells.length < cell.column) cells.push(null);
          cells[cell.column] = cellOf(cell, workbook);
        }
        cell = null;
      } else if (name === 'row') onRow({ row, cells });
    },
  };
}

function cellOf({ type, style, value, hasFormula }: OpenCell, workbook: Workbook): Cell {
  if (value === '') {
    return hasFormula && type !== 'str'
      ? new UnreadableCell(
          'a formula whose value was not saved: open the file in a spreadsheet program and save it',
        )
      : null;
  }
  switch (type) {
    case 's':
      return exact(workbook.strings[Number(value)] ?? null);
    case 'str':
    case 'inlineStr':
      return exact(value);
    case 'e':
      return new UnreadableCell(value);
    case 'b':
      return value === '1' ? '是' : '否';
    case 'd':
      return value;
    default: {
      const number = Number(value);
      if (!Number.isFinite(number)) return new UnreadableCell(`${value} is no number`);
      return workbook.isDate[style] ? localTime(number, workbook.from1904) : number;
    }
  }
}

/** What another program could not read when it wrote the file must not be stored as if somebody had written it. */
function exact(text: string | null): Cell {
  return text?.includes('\ufffd') ? new UnreadableCell('it holds broken characters') : text;
}

/** A date cell has no offset: its clock is given as text, to the second (a serial's fraction of a day is not exact). */
function localTime(serial: number, from1904: boolean): Cell {
  const days = serial + (from1904 ? days1904 : 0) - unixEpochSerial;
  const date = new Date(Math.round(days * 86_400) * 1000);
  if (Number.isNaN(date.getTime())) return new UnreadableCell('its date is broken');
  return date.toISOString().slice(0, 19).replace('T', ' ');
}

/** 0 for `A1`, 27 for `AB7`. */
function columnOf(reference: string): number {
  let column = 0;
  for (let index = 0; index < reference.length; index += 1) {
    const letter = reference.charCodeAt(index) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return column - 1;
}
