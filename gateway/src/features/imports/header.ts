import type { ImportMapping } from '@fengqiao/contract/imports';
import { AppError } from '../../plugins/errors.ts';
import { cellText, type Row } from './cell.ts';

export type Field = keyof ImportMapping['columns'];

/** Where the header stands and which position each column of the mapping has; `names` of all columns for the words of faults. */
export interface Header {
  /** Rows up to this one are no data. */
  lastRow: number;
  /** Position by the mapping's name of the column. */
  at: Readonly<Record<string, number>>;
  names: string[];
}

/** The names of all columns that a mapping reads, each once. */
export function columnsOf({ columns, steps = [] }: ImportMapping): string[] {
  const ofSteps = steps.flatMap(({ at, when, payload = {} }) => [
    at,
    ...(when === undefined ? [] : [when.column]),
    ...Object.values(payload).flatMap((value) => (typeof value === 'object' ? [value.column] : [])),
  ]);
  return [...new Set([...Object.values(columns), ...ofSteps])];
}

/** Above the header there may be a title and notes; further down nobody looks. */
export const headerWithinRows = 20;

/**
 * Finds the header among the first rows: the row that holds all columns of the mapping, or two rows of which the upper one
 * is merged over several columns or downwards. Throws `import.noColumn`, which names a missing column and those there are.
 */
export function findHeader(rows: readonly Row[], mapping: ImportMapping): Header {
  const wanted = columnsOf(mapping);
  let best: { names: string[][]; missing: string } | null = null;
  let fewest = Number.POSITIVE_INFINITY;
  for (const [index, row] of rows.entries()) {
    const lower = row.cells.map(cellText);
    const upper = index === 0 ? [] : (rows[index - 1]?.cells.map(cellText) ?? []);
    for (const names of [lower.map((name) => [name]), merged(upper, lower)]) {
      const missing = wanted.filter((name) => !names.some((some) => some.includes(name.trim())));
      if (missing.length === 0)
        return { lastRow: row.row, at: positions(names, wanted), names: names.map(([name = '']) => name) };
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

function positions(names: readonly string[][], wanted: readonly string[]): Header['at'] {
  return Object.fromEntries(
    wanted.map((name) => [name, names.findIndex((some) => some.includes(name.trim()))]),
  );
}
