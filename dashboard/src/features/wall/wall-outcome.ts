import type { StoppedTour } from '@fengqiao/contract/walls';
import type { TFunction } from 'i18next';
import type { ScreenChange } from './screen-input.ts';

/** What an act on a wall came to. */
export interface WallOutcome {
  /** What the screens showed before; empty = it cannot be taken back. */
  before: readonly ScreenChange[];
  /** Running tours that it stopped, because they would have covered it. */
  stoppedTours: readonly StoppedTour[];
  /** How many places stayed empty, because their cameras may not be shown any more. */
  emptied: number;
}

/** What was done in words, with what nobody would expect of it. */
export function outcomeWords(words: string, { stoppedTours, emptied }: WallOutcome, t: TFunction): string {
  return [
    words,
    stoppedTours.length > 0 &&
      t('wallDesk.stoppedTours', {
        names: stoppedTours.map(({ name }) => name).join(t('common.listComma')),
      }),
    emptied > 0 && t('wallDesk.emptied', { count: emptied }),
  ]
    .filter(Boolean)
    .join(' · ');
}
