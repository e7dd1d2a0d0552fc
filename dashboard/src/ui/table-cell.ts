import { decimalText, percentText } from '@fengqiao/contract/rounding';
import type { ColumnKind, DataTable, TableCell, TableRow } from '@fengqiao/contract/tables';
import { countText } from '../lib/figures.ts';
import { dateTimeOf } from '../lib/time.ts';

const dash = '–';

/** Kinds that are read as numbers: at the end of their column, so that digits stand under digits. */
export const isNumber = (kind: ColumnKind): boolean => ['count', 'share', 'days', 'percent'].includes(kind);

/** A cell by its column's name; null = nobody has said so, or there is no such column. */
function cellOf({ columns }: DataTable, row: TableRow, key: string): TableCell {
  return row.cells[columns.findIndex((column) => column.key === key)] ?? null;
}

/** What a share is made of, from the columns that its own names; null where one of them says nothing. */
export function madeOf(table: DataTable, row: TableRow, column: number): [number, number] | null {
  const { of } = table.columns[column] ?? {};
  if (of === undefined) return null;
  const [numerator, denominator] = of.map((key) => cellOf(table, row, key));
  return typeof numerator === 'number' && typeof denominator === 'number' ? [numerator, denominator] : null;
}

/** The words of a cell: `1,046`, `74.92 %`, `+26.31 %`, `3.5`, `2026-11-22 09:30`; a dash where nobody has said so. */
export function cellWords(table: DataTable, row: TableRow, column: number): string {
  const value = row.cells[column] ?? null;
  if (value === null) return dash;
  switch (table.columns[column]?.kind) {
    case 'count':
      return typeof value === 'number' ? countText(value) : value;
    case 'days':
      return typeof value === 'number' ? decimalText(value, 1) : value;
    case 'share':
      return shareWords(value, madeOf(table, row, column));
    case 'percent':
      return percentWords(String(value));
    case 'instant':
      return dateTimeOf(value);
    default:
      return String(value);
  }
}

/** From its own whole numbers where they are there, so that a half is rounded up and not by the floating point. */
function shareWords(value: string | number, of: [number, number] | null): string {
  if (of !== null && of[1] !== 0 && of.every(Number.isInteger)) return `${percentText(...of)} %`;
  return typeof value === 'number' ? `${decimalText(value * 100, 2)} %` : value;
}

/** `+26.31 %`, `−5.45 %`, `0.00 %`; a word for what did not move stays as it is. */
function percentWords(text: string): string {
  if (Number.isNaN(Number(text))) return text;
  return `${text.replace(/^-/, '−').replace(/^(?=[1-9]|0\.(?!0+$))/, '+')} %`;
}

/** Rows in the order of a column; what nobody has said comes last, totals and remainders keep their place at the end. */
export function sortedRows(rows: readonly TableRow[], column: number, descending: boolean): TableRow[] {
  const plain = rows.filter(({ weight }) => weight === undefined);
  const sign = descending ? -1 : 1;
  const compared = (one: TableCell, other: TableCell): number => {
    if (one === null || other === null) return Number(one === null) - Number(other === null);
    if (typeof one === 'number' && typeof other === 'number') return sign * (one - other);
    // Percentages come as text: they are compared as the numbers that they are.
    const [a, b] = [Number(one), Number(other)];
    if (!Number.isNaN(a) && !Number.isNaN(b)) return sign * (a - b);
    return sign * String(one).localeCompare(String(other), 'zh');
  };
  return [
    ...plain.sort((a, b) => compared(a.cells[column] ?? null, b.cells[column] ?? null)),
    ...rows.filter(({ weight }) => weight !== undefined),
  ];
}
