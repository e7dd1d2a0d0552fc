import type { Indicator } from '@fengqiao/contract/indicators';
import { countText, shareText } from '../../lib/figures.ts';
import type { BarRow } from './bar-rows.tsx';

/** Parts of an indicator as rows, each over its own denominator, with what is not itemised as the last; nothing is rescaled to 100. */
export function partRows(
  { parts = [], notItemised, denominator }: Pick<Indicator, 'parts' | 'notItemised' | 'denominator'>,
  restWords: string,
  order: 'given' | 'largest' = 'largest',
): BarRow[] {
  const sorted = order === 'given' ? parts : [...parts].sort((one, other) => other.numerator - one.numerator);
  const rows = sorted.map(
    ({ key, label, numerator, denominator: of }): BarRow => ({
      key,
      label,
      part: of === null || of === 0 ? 0 : numerator / of,
      value: of === null ? countText(numerator) : `${countText(numerator)} / ${countText(of)}`,
      share: shareText({ numerator, denominator: of }),
    }),
  );
  if (notItemised === undefined || notItemised.numerator === 0) return rows;
  const { numerator } = notItemised;
  const of = denominator ?? 0;
  const rest: BarRow = {
    key: 'rest',
    label: restWords,
    part: of === 0 ? 0 : numerator / of,
    value: of === 0 ? countText(numerator) : `${countText(numerator)} / ${countText(of)}`,
    share: shareText({ numerator, denominator }),
    tone: 'rest',
  };
  return [...rows, rest];
}
