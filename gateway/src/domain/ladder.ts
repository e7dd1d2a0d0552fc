import { type LadderLevel, type LadderStep, ladderLevels } from '@fengqiao/contract/cases';
import type Type from 'typebox';
import type { Profile } from '../profiles/profile-schema.ts';
import type { CaseFold } from './fold.ts';

/**
 * Attempts per level against the profile's gates, from the lowest level up: levels with a gate, and levels where
 * somebody tried. A mediation that a party declined was none.
 */
export function ladderOf(fold: CaseFold, profile: Profile): Type.Static<typeof LadderStep>[] {
  return ladderLevels.flatMap((level) => {
    const gate = profile.ladder.find((one) => one.level === level);
    const attempts = gate?.professional
      ? (fold.counts[`professional:${level}`] ?? 0)
      : attemptsAt(fold, level);
    return gate === undefined && attempts === 0
      ? []
      : [{ level, attempts, required: gate?.required ?? null }];
  });
}

function attemptsAt(fold: CaseFold, level: LadderLevel): number {
  return (fold.counts[`attempt:${level}:agreed`] ?? 0) + (fold.counts[`attempt:${level}:failed`] ?? 0);
}
