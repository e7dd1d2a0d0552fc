import { type LadderLevel, type LadderStep, ladderLevels } from '@fengqiao/contract/cases';
import type Type from 'typebox';
import type { LadderGate, Profile } from '../profiles/profile-schema.ts';
import type { Refusal } from './act-rules.ts';
import type { CaseFold } from './fold.ts';

/**
 * Attempts per level against the profile's gates, from the lowest level up: levels with a gate, and levels where
 * somebody tried. A mediation that a party declined was none.
 */
export function ladderOf(fold: CaseFold, profile: Profile): Type.Static<typeof LadderStep>[] {
  return ladderLevels.flatMap((level) => {
    const gate = profile.ladder.find((one) => one.level === level);
    const attempts = gate === undefined ? attemptsAt(fold, level) : countedAt(fold, gate);
    return gate === undefined && attempts === 0
      ? []
      : [{ level, attempts, required: gate?.required ?? null }];
  });
}

/** Why a case may not be passed up to a level yet, by the profile's gates; null = it may. An override with a reason always may. */
export function refuseEscalation(
  fold: CaseFold,
  payload: Readonly<Record<string, unknown>>,
  profile: Profile,
): Refusal | null {
  if (payload.override !== undefined) return null;
  const to = ladderLevels.indexOf(payload.toLevel as LadderLevel);
  const gate = profile.ladder.findLast(({ level }) => ladderLevels.indexOf(level) < to);
  if (gate === undefined) return null;
  const attempts = countedAt(fold, gate);
  return attempts >= gate.required
    ? null
    : { code: 'case.ladder', args: [profile.label.zh, gate.required, gate.level, attempts] };
}

const countedAt = (fold: CaseFold, { level, professional }: LadderGate): number =>
  professional ? (fold.counts[`professional:${level}`] ?? 0) : attemptsAt(fold, level);

function attemptsAt(fold: CaseFold, level: LadderLevel): number {
  return (fold.counts[`attempt:${level}:agreed`] ?? 0) + (fold.counts[`attempt:${level}:failed`] ?? 0);
}
