import type { ColumnKind, DataTable, TableColumn } from '@fengqiao/contract/tables';
import type { PlacedCell } from './cell-text.ts';

/** A table as a file holds it: some columns, such as the value of an indicator, hold in each row what its own unit says. */
export interface FileTable extends DataTable {
  ofRows?: { keys: readonly string[]; kinds: readonly ColumnKind[] };
}

/** The kind of a cell: that of its row where the column takes it from there. */
export function kindAt({ ofRows }: FileTable, row: number, { key, kind }: TableColumn): ColumnKind {
  return (ofRows?.keys.includes(key) ? ofRows.kinds[row] : undefined) ?? kind;
}

/** The cells of a row, in the order of the columns. */
export function placedCells(table: FileTable, row: number): PlacedCell[] {
  const { columns } = table;
  const cells = table.rows[row]?.cells ?? [];
  return columns.map((column, index) => ({
    cell: cells[index] ?? null,
    column: { ...column, kind: kindAt(table, row, column) },
    cells,
    columns,
  }));
}
