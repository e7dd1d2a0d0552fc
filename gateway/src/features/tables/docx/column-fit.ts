import type { Language } from '@fengqiao/contract/reference';
import { type FileTable, placedCells } from '../file-table.ts';
import { printedWidth, unbreakableWidth } from '../text-width.ts';
import { printedText } from './printed-text.ts';

/** What a column would take and what it needs, in halves of a character's height. */
export interface ColumnNeed {
  natural: number;
  /** In which a text is still read as lines, not as a column of characters. */
  legible: number;
  least: number;
}

/** How a table stands on a page: points. */
export interface TableFit {
  widths: number[];
  /** Of its letters. */
  size: number;
}

/** Longer texts are broken into lines, and have eleven characters in each where there is room. */
const widestText = 36;
const legibleText = 22;
/** Sizes of letters that are tried, the usual first. */
const [usualSize, smallest] = [10.5, 7];
const sizes: readonly number[] = [usualSize, 9, 8, smallest];
/** Points on each side of a cell that hold no text: many columns stand closer. */
export const cellPadding = (columns: number): number => (columns > 10 ? 2 : 5);

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
  return needs.map(({ natural, least }) => ({
    natural: Math.max(natural, least),
    legible: Math.max(least, Math.min(natural, legibleText)),
    least,
  }));
}

/** Whether a table would rather stand on a page that lies on its side. */
export function isWide(needs: readonly ColumnNeed[], points: number): boolean {
  return sum(needs, 'natural') > unitsIn(points, needs.length, usualSize);
}

/** Fills a width: with the largest letters in which texts are legible; spare room goes to the columns by what they would take. */
export function fitColumns(needs: readonly ColumnNeed[], points: number): TableFit {
  const size = sizes.find((each) => sum(needs, 'legible') <= unitsIn(points, needs.length, each)) ?? smallest;
  const room = unitsIn(points, needs.length, size);
  const units =
    between(needs, 'legible', 'natural', room) ??
    between(needs, 'least', 'legible', room) ??
    needs.map(({ least }) => least * (room / sum(needs, 'least')));
  const padding = cellPadding(needs.length);
  return { widths: units.map((each) => (each * size) / 2 + 2 * padding), size };
}

/** Widths between two needs that fill the room; null = it does not hold the smaller one. */
function between(
  needs: readonly ColumnNeed[],
  low: keyof ColumnNeed,
  high: keyof ColumnNeed,
  room: number,
): number[] | null {
  const [from, to] = [sum(needs, low), sum(needs, high)];
  if (from > room) return null;
  if (to <= room) return needs.map((need) => need[high] * (room / to));
  return needs.map((need) => need[low] + (need[high] - need[low]) * ((room - from) / (to - from)));
}

const unitsIn = (points: number, columns: number, size: number): number =>
  (points - columns * 2 * cellPadding(columns)) / (size / 2);
const sum = (needs: readonly ColumnNeed[], of: keyof ColumnNeed): number =>
  needs.reduce((total, need) => total + need[of], 0);
