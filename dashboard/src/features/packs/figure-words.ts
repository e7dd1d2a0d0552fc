import type { PackFigure } from '@fengqiao/contract/packs';
import type { Static } from 'typebox';
import { countText } from '../../lib/figures.ts';

/** A figure of a pack. */
export type Figure = Static<typeof PackFigure>;

/** What a figure was divided by, ` / 13,282`: of a share numerator and denominator, of a part of a whole its denominator; '' else. */
export function ofText({ unit, numerator, denominator }: Figure): string {
  if (numerator === null || denominator === null) return '';
  if (unit === 'share') return `${countText(numerator)} / ${countText(denominator)}`;
  return numerator === denominator ? '' : `/ ${countText(denominator)}`;
}

/** `9f3c…04e1`: enough to compare two screens by eye; the whole hash stands in its title. */
export const shortHash = (sha256: string): string => `${sha256.slice(0, 4)}…${sha256.slice(-4)}`;
