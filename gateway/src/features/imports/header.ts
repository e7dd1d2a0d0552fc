import type { ImportMapping } from '@fengqiao/contract/imports';
import { AppError } from '../../plugins/errors.ts';
import { cellText, type Row } from './cell.ts';

type Columns = ImportMapping['columns'];
export type Field = keyof Columns;

/** Where the header stands and which position each field has; `names` of all columns for the words of faults. */
export interface Header {
  /** Rows up to this one are no data. */
  lastRow: number;
  at: Partial<Record<Field, number>>;
  names: string[];
}

/** Above the header there may be a title and notes; further down nobody looks. */
export const headerWithinRows = 20;

/**
 * Finds the header among the first rows: the row that holds all columns of the mapping, or two rows of which the upper one
 * is merged over several columns or downwards. Throws `import.noColumn`, which names a missing column and those there are.
 */
export function findHeader(rows: readonly Row[], columns: Columns): Header {
  const wanted = Object.values(columns);
  let best: { names: string[][]; missing: string } | null = null;
  let fewest = Number.POSITIVE_INFINITY;
  for (const [index, row] of rows.entries()) {
    const lower = row.cells.map(cellText);
    const upper = index === 0 ? [] : (rows[index - 1]?.cells.map(cellText) ?? []);
    for (const names of [lower.map((name) => [name]), merged(upper, lower)]) {
      const missing = wanted.filter((name) => !names.some((some) => some.includes(name.trim())));
      if (missing.length === 0)
        return { lastRow: row.row, at: positions(names, columns), names: names.map(([name = '']) => name) };
      if (missing.length < fewest) {
        fewest = missing.length;
        best = { names, missing: missing[0] ?? '' };
      }
    }
  }
  const there = best?.names.map(([name]) => name).filter(Boolean) ?? [];
  throw new AppError(
    'import.noColumn',
    best?.missing ?? wanted[0] ?? '',
    there.join(', ').slice(0, 500) || 'nothing',
  );
}

/** A column under two header rows answers to the lower name, or to the upper one where the lower is empty. */
function merged(upper: readonly string[], lower: readonly string[]): string[][] {
  const length = Math.max(upper.length, lower.length);
  return Array.from({ length }, (_, index) => [lower[index] || upper[index] || '']);
}

function positions(names: readonly string[][], columns: Columns): Header['at'] {
  const at: Header['at'] = {};
  for (const [field, name] of Object.entries(columns))
    at[field as Field] = names.findIndex((some) => some.includes(name.trim()));
  return at;
}
