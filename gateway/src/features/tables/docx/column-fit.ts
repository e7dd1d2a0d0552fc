import type { Language } from '@fengqiao/contract/reference';
import { type FileTable, placedCells } from '../file-table.ts';
import { printedWidth, unbreakableWidth } from '../text-width.ts';
import { printedText } from './printed-text.ts';

/** What a column would take and what it needs, in halves of a character's height. */
export interface ColumnNeed {
  natural: number;
  least: number;
}

/** How a table stands on a page: points. */
export interface TableFit {
  widths: number[];
  /** Of its letters. */
  size: number;
}

/** Longer texts are broken into lines. */
const widestText = 36;
/** Sizes of letters that are tried, the usual first. */
const sizes = [10.5, 9, 8, 7] as const;
const usualSize = 10.5;
/** Points of a cell that hold no text, both sides. */
export const cellPadding = 10;

/** What the columns of a table need, by their headings and rows. */
export function columnNeeds(table: FileTable, language: Language): ColumnNeed[] {
  const needs = table.columns.map(({ label }) => ({
    natural: Math.min(widestText, printedWidth(label)),
    least: Math.max(4, unbreakableWidth(label)),
  }));
  for (const row of table.rows.keys())
    for (const [index, placed] of placedCells(table, row).entries()) {
      const need = needs[index];
      if (need === undefined) continue;
      const text = printedText(placed, language);
      need.natural = Math.max(need.natural, Math.min(widestText, printedWidth(text)));
      need.least = Math.max(need.least, Math.min(widestText, unbreakableWidth(text)));
    }
  return needs.map(({ natural, least }) => ({ natural: Math.max(natural, least), least }));
}

/** Whether a table would rather stand on a page that lies on its side. */
export function isWide(needs: readonly ColumnNeed[], points: number): boolean {
  return sum(needs, 'natural') > unitsIn(points, needs.length, usualSize);
}

/** Fills a width: with the largest letters that let every number and code stay whole; spare room goes to the columns by what they would take. */
export function fitColumns(needs: readonly ColumnNeed[], points: number): TableFit {
  const size =
    sizes.find((each) => sum(needs, 'least') <= unitsIn(points, needs.length, each)) ??
    sizes[sizes.length - 1] ??
    7;
  const room = unitsIn(points, needs.length, size);
  const [natural, least] = [sum(needs, 'natural'), sum(needs, 'least')];
  const units = needs.map((need) => {
    if (natural <= room) return need.natural * (room / natural);
    if (least >= room) return need.least * (room / least);
    return need.least + (need.natural - need.least) * ((room - least) / (natural - least));
  });
  return { widths: units.map((each) => (each * size) / 2 + cellPadding), size };
}

const unitsIn = (points: number, columns: number, size: number): number =>
  (points - columns * cellPadding) / (size / 2);
const sum = (needs: readonly ColumnNeed[], of: keyof ColumnNeed): number =>
  needs.reduce((total, need) => total + need[of], 0);
