import type { IndicatorPart } from '@fengqiao/contract/indicators';
import type { Figure } from './figure-words.ts';

/** A bar of a figure's parts. */
export interface ShareRow extends Pick<IndicatorPart, 'label' | 'numerator' | 'denominator' | 'previous'> {
  key: string;
  /** Length of the bar, 0–1: its share of the whole, never of the longest bar. */
  length: number;
  /** What the log does not itemise: hatched, in the background. */
  rest: boolean;
  list: string | null;
}

/** Key of `partLists` under which the cases of what is not itemised are: no part has it. */
export const restKey = '';

const lengthOf = (numerator: number, denominator: number | null): number =>
  denominator === null || denominator <= 0 ? 0 : Math.min(1, Math.max(0, numerator / denominator));

/**
 * The parts of a figure as bars, and what is not itemised as a bar of its own: nothing is rescaled, so together they are as long as
 * the whole. `restLabel`: how the remainder is called.
 */
export function shareRows(figure: Figure, restLabel: string): ShareRow[] {
  const { parts = [], notItemised, denominator, partLists = {} } = figure;
  const rows = parts.map(
    ({ key, label, numerator, denominator: of, previous }): ShareRow => ({
      key,
      label,
      numerator,
      denominator: of,
      ...(previous === undefined ? {} : { previous }),
      length: lengthOf(numerator, of),
      rest: false,
      list: partLists[key] ?? null,
    }),
  );
  if (notItemised === undefined) return rows;
  const { numerator } = notItemised;
  // Where nothing was itemised the whole is what was not.
  const of = parts.length > 0 ? denominator : (denominator ?? 0) + numerator;
  return [
    ...rows,
    {
      key: restKey,
      label: restLabel,
      numerator,
      denominator: of,
      length: lengthOf(numerator, of),
      rest: true,
      list: partLists[restKey] ?? null,
    },
  ];
}
