import type { Row } from './row.ts';

const HEAD = ['row', 'ours', 'anchor', 'ratio', 'goal', ''];
const NUMBERS = new Set([1, 2, 3]);

/** One word per row; on a noisy machine a missed goal proves nothing. */
export function verdict(row: Row, noisy: boolean): string {
  if (row.ours === null) return 'not run';
  if (row.met === null) return '–';
  if (row.met) return 'met';
  return noisy ? 'noisy' : 'missed';
}

/** The rows as a table for a terminal, the notes below it. */
export function renderTable(rows: readonly { row: Row; noisy: boolean }[]): string {
  const cells = rows.map(({ row, noisy }) => [
    row.name,
    figure(row.ours, row.unit),
    figure(row.anchor, row.unit),
    row.ratio === null ? '–' : String(Number(row.ratio.toPrecision(3))),
    row.goal || '–',
    verdict(row, noisy),
  ]);
  const widths = HEAD.map((head, column) =>
    Math.max(head.length, ...cells.map((line) => line[column]?.length ?? 0)),
  );
  const lines = [HEAD, widths.map((width) => '─'.repeat(width)), ...cells].map((line) =>
    line
      .map((cell, column) =>
        NUMBERS.has(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
  const notes = rows.filter(({ row }) => row.note).map(({ row }) => `${row.name}: ${row.note}`);
  return [...lines, '', ...notes].join('\n');
}

function figure(value: number | null, unit: string): string {
  return value === null ? '–' : `${Number(value.toPrecision(3))} ${unit}`.trim();
}
