import { foldText, gramsOf } from './fold-text.ts';

/** A title as searches keep it. */
export interface SearchWords {
  /** Folded, masked. */
  masked: string;
  /** Folded, as written; null = the same. */
  written: string | null;
  /** Pairs of characters of both. */
  grams: number[];
}

/** What searches keep of a title and its masked form. */
export function searchWords(title: string, titleMasked: string): SearchWords {
  const masked = foldText(titleMasked);
  const written = title === titleMasked ? masked : foldText(title);
  if (written === masked) return { masked, written: null, grams: gramsOf(masked) };
  return { masked, written, grams: [...new Set([...gramsOf(masked), ...gramsOf(written)])] };
}
