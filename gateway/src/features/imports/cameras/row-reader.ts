import type { CameraImportField } from '@fengqiao/contract/camera-imports';
import { type RowReasonCode, rowReason } from '@fengqiao/contract/row-reasons';
import { type Cell, cellText, type Row, UnreadableCell } from '../cell.ts';
import { RefusedRow, RowFault } from '../row-fault.ts';
import { readNumber } from './cell-words.ts';
import type { CameraHeader } from './columns.ts';

/** The cells of one row by field. All methods throw `RefusedRow`. */
export class RowReader {
  readonly #row: Row;
  readonly #header: CameraHeader;

  constructor(row: Row, header: CameraHeader) {
    this.#row = row;
    this.#header = header;
    for (const [field, at] of Object.entries(header.at) as [CameraImportField, number][]) {
      const cell = row.cells[at];
      if (cell instanceof UnreadableCell) {
        const name = this.column(field);
        throw new RefusedRow(new RowFault(name, 'row.unreadable', row.row, name, cell.reason));
      }
    }
  }

  /** Name of a field's column. */
  column(field: CameraImportField): string {
    return this.#header.names[this.#header.at[field] ?? -1] ?? '';
  }

  cell(field: CameraImportField): Cell | undefined {
    return this.#row.cells[this.#header.at[field] ?? -1];
  }

  text(field: CameraImportField): string {
    return cellText(this.cell(field));
  }

  refuse(field: CameraImportField, code: RowReasonCode, ...words: readonly (string | number)[]): never {
    const name = this.column(field);
    throw new RefusedRow(new RowFault(name, 'row.badValue', this.#row.row, name, rowReason(code, ...words)));
  }

  /** The cell's value, undefined when it is empty; words that `reader` does not know are refused. */
  read<T>(
    field: CameraImportField,
    reader: (words: string) => T | undefined,
    otherwise: RowReasonCode,
  ): T | undefined {
    const words = this.text(field);
    if (words === '') return undefined;
    return reader(words) ?? this.refuse(field, otherwise, words.slice(0, 40));
  }

  /** The cell's words, undefined when it is empty. */
  short(field: CameraImportField, most: number): string | undefined {
    const words = this.text(field);
    if (words.length > most) this.refuse(field, 'tooLong', most);
    return words === '' ? undefined : words;
  }

  /** The cell's number, undefined when it is empty. */
  within(field: CameraImportField, least: number, most: number): number | undefined {
    const value = this.read(field, readNumber, 'noNumber');
    if (value !== undefined && (value < least || value > most))
      this.refuse(field, 'outside', value, least, most);
    return value;
  }

  /** The camera's id, as it was written: a spreadsheet that made a number of it has lost digits. */
  id(): string {
    const cell = this.cell('id');
    const id = cellText(cell);
    const name = this.column('id');
    if (id === '') throw new RefusedRow(new RowFault(name, 'row.missing', this.#row.row, name));
    if (typeof cell === 'number' || /^\d+(\.\d+)?E\+?\d+$/i.test(id))
      throw new RefusedRow(new RowFault(name, 'row.brokenId', this.#row.row, name, id));
    return id;
  }
}
