import type { ErrorCode } from '@fengqiao/contract/errors';
import type { ImportMapping } from '@fengqiao/contract/imports';
import { type Cell, cellText, type Row, UnreadableCell } from './cell.ts';
import type { Field, Header } from './header.ts';
import { parseTime } from './parse-time.ts';
import { RefusedRow, RowFault } from './row-fault.ts';

/** The cells of one row of cases, by field of the mapping or by column. All methods throw `RefusedRow`. */
export class CaseRow {
  readonly #row: Row;
  readonly #header: Header;
  readonly #columns: ImportMapping['columns'];
  /** Minutes, for times that carry no offset. */
  readonly #offset: number;

  constructor(row: Row, header: Header, columns: ImportMapping['columns'], offset: number) {
    this.#row = row;
    this.#header = header;
    this.#columns = columns;
    this.#offset = offset;
    for (const [column, at] of Object.entries(header.at)) {
      const cell = row.cells[at];
      if (cell instanceof UnreadableCell) this.refuse(column, 'row.unreadable', cell.reason);
    }
  }

  cell(column: string | undefined): Cell | undefined {
    return column === undefined ? undefined : this.#row.cells[this.#header.at[column] ?? -1];
  }

  /** The words of a field; empty when it has no column or the cell is empty. */
  text(field: Field): string {
    return this.textIn(this.#columns[field]);
  }

  textIn(column: string | undefined): string {
    return cellText(this.cell(column));
  }

  /** The time in a column as ISO 8601; null when the cell is empty. */
  timeIn(column: string | undefined): string | null {
    const cell = this.cell(column);
    const value = typeof cell === 'number' ? cell : cellText(cell);
    if (value === '') return null;
    const at = parseTime(value, this.#offset);
    if (at === null) this.refuse(column ?? '', 'row.badTime', String(value));
    return new Date(at).toISOString();
  }

  /** `row.missing` for an empty cell. */
  missing(field: Field): never {
    const column = this.#columns[field] ?? '';
    throw new RefusedRow(new RowFault(column, 'row.missing', this.#row.row, column));
  }

  /** With a code whose words are row, column and `words`. */
  refuse(column: string, code: ErrorCode, words: string): never {
    throw new RefusedRow(new RowFault(column, code, this.#row.row, column, words));
  }
}
