import { foldText, textKeysOf } from './fold-text.ts';

/** A title as searches keep it. */
export interface SearchWords {
  /** Folded, masked. */
  masked: string;
  /** Folded, as written; null = the same. */
  written: string | null;
  /** Pairs of characters and single characters of both. */
  grams: number[];
}

/** What searches keep of a title and its masked form. */
export function searchWords(title: string, titleMasked: string): SearchWords {
  const masked = foldText(titleMasked);
  const written = title === titleMasked ? masked : foldText(title);
  if (written === masked) return { masked, written: null, grams: textKeysOf(masked) };
  return { masked, written, grams: [...new Set([...textKeysOf(masked), ...textKeysOf(written)])] };
}
