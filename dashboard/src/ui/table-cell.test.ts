import type { DataTable, TableCell } from '@fengqiao/contract/tables';
import { describe, expect, test } from 'vitest';
import { cellWords, madeOf, sortedRows } from './table-cell.ts';

const table: DataTable = {
  title: 'routes',
  definition: null,
  columns: [
    { key: 'label', label: 'Route', kind: 'text' },
    { key: 'n', label: 'Cases', kind: 'count' },
    { key: 'of', label: 'Of', kind: 'count' },
    { key: 'share', label: 'Share', kind: 'share', of: ['n', 'of'] },
    { key: 'change', label: 'Change', kind: 'percent' },
    { key: 'days', label: 'Days', kind: 'days' },
  ],
  rows: [],
  notes: [],
};
const words = (cells: TableCell[]) => cells.map((_, column) => cellWords(table, { cells }, column));

describe('cells in words', () => {
  test('are grouped, carry two decimals of a share, and a sign where they are a change', () => {
    expect(words(['Mediation', 99_000, 132_141, 99_000 / 132_141, '26.31', 3.46])).toEqual([
      'Mediation',
      '99,000',
      '132,141',
      '74.92 %',
      '+26.31 %',
      '3.5',
    ]);
    expect(words(['x', 1, 1, 1, '-5.45', 0])[4]).toBe('−5.45 %');
    expect(words(['x', 1, 1, 1, '0.00', 0])[4]).toBe('0.00 %');
    expect(words(['x', 1, 1, 1, 'flat', 0])[4]).toBe('flat');
  });

  test('are a dash where nobody has said so, never a nought', () => {
    expect(words(['x', null, 0, null, null, null])).toEqual(['x', '–', '0', '–', '–', '–']);
  });

  test('round a share up at the half, from its whole numbers', () => {
    expect(words(['x', 1, 800, 0.00125, null, null])[3]).toBe('0.13 %');
    expect(madeOf(table, { cells: ['x', 1, 800, 0.00125] }, 3)).toEqual([1, 800]);
    expect(madeOf(table, { cells: ['x', null, 800, null] }, 3)).toBeNull();
  });
});

describe('rows in another order', () => {
  const row = (label: string, n: number | null, change: string | null) => ({
    cells: [label, n, null, null, change, null],
  });
  const total = { ...row('all', 9, null), weight: 'total' as const };

  test('keep the total at the end and what is unknown behind what is known', () => {
    const rows = [total, row('a', null, '-5.45'), row('b', 2, '10.00'), row('c', 7, null)];
    const labels = (column: number, descending: boolean) =>
      sortedRows(rows, column, descending).map(({ cells }) => cells[0]);
    expect(labels(1, true)).toEqual(['c', 'b', 'a', 'all']);
    expect(labels(1, false)).toEqual(['b', 'c', 'a', 'all']);
    expect(labels(4, false)).toEqual(['a', 'b', 'c', 'all']);
  });
});
