import { ancestorAt, areaLevel, areaLevels, isWithin } from '@fengqiao/contract/areas';

/**
 * Code of the area right above one, as far as its code tells; null = it is `root`, above which nothing is seen. For as long as the
 * answer that knows better is under way: a key pressed at once must not go up from where the reader was before.
 */
export function areaAbove(code: string, root: string): string | null {
  const level = areaLevels[areaLevels.indexOf(areaLevel(code)) - 1];
  const above = level === undefined ? null : ancestorAt(code, level);
  return above !== null && isWithin(above, root) ? above : null;
}
