import type { Language } from '@fengqiao/contract/reference';
import { cellText, type PlacedCell } from '../cell-text.ts';

/** A cell as it is printed: thousands separated, and a dash where nobody has said anything. */
export function printedText(placed: PlacedCell, language: Language): string {
  const text = cellText(placed, language);
  if (text === '') return '—';
  const isCount = placed.column.kind === 'count' && /^-?\d+$/.test(text);
  return isCount ? text.replaceAll(/\B(?=(\d{3})+$)/g, ',') : text;
}
