import type { Language } from '@fengqiao/contract/reference';
import { dayMs, shanghaiOffsetMs } from '../../../domain/instant.ts';
import { cellText, countsOf, isDecimal, type PlacedCell } from '../cell-text.ts';
import { xmlText } from '../xml-text.ts';

/** Longest text of a cell. */
const mostCharacters = 32_000;
/** Day 0 of a spreadsheet is 30 December 1899. */
const dayZero = 25_569;

/** `A`, `Z`, `AA`: the name of a column by its number from 0. */
export function columnName(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest === 0 ? '' : columnName(rest - 1)) + String.fromCharCode(65 + (index % 26));
}

/** A cell: a number where it holds one, so that it can be summed up and sorted, else text. */
export function cellXml(placed: PlacedCell, at: string, style: number, language: Language): string {
  if (placed.cell === null || placed.cell === '') return `<c r="${at}" s="${style}"/>`;
  const number = numberOf(placed);
  if (number !== null) return `<c r="${at}" s="${style}"><v>${number}</v></c>`;
  return textXml(cellText(placed, language), at, style);
}

/** Text that no program takes for a formula, whatever it begins with. */
export function textXml(text: string, at: string, style: number): string {
  const cut = text.length > mostCharacters ? `${text.slice(0, mostCharacters)}…` : text;
  return `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xmlText(cut)}</t></is></c>`;
}

/** The number that a spreadsheet keeps for a cell; null = it is text. */
function numberOf(placed: PlacedCell): number | null {
  const { cell, column } = placed;
  if (cell === null) return null;
  switch (column.kind) {
    case 'count':
    case 'days':
      return finite(cell);
    case 'share': {
      const counts = countsOf(placed);
      return counts === null ? finite(cell) : counts[0] / counts[1];
    }
    case 'percent':
      return isDecimal(cell) ? Number(`${cell}e-2`) : null;
    case 'day':
      return serial(Date.parse(`${cell}T00:00:00Z`));
    case 'instant':
      return serial(Date.parse(String(cell)) + shanghaiOffsetMs);
    default:
      return null;
  }
}

const finite = (cell: string | number): number | null =>
  typeof cell === 'number' && Number.isFinite(cell) ? cell : null;
const serial = (ms: number): number | null => (Number.isNaN(ms) ? null : ms / dayMs + dayZero);
