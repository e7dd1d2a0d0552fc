/** A cell as a file gives it: text, a number, nothing, or the reason why it cannot be read. */
export type Cell = string | number | null | UnreadableCell;

export class UnreadableCell {
  readonly reason: string;
  constructor(reason: string) {
    this.reason = reason;
  }
}

/** One row; `row` as the spreadsheet numbers it, from 1. */
export interface Row {
  row: number;
  cells: readonly Cell[];
}

/** Rows of a file, read as they are asked for; `progress` = share of the file's bytes read, 0–1. */
export interface RowSource {
  rows(): AsyncIterable<Row>;
  progress(): number;
}

/** The words of a cell without the spaces around them, ideographic ones included; empty for nothing. */
export function cellText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined || cell instanceof UnreadableCell) return '';
  return String(cell).trim();
}
