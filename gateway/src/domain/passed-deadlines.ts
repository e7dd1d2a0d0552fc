import type { Breach } from './deadlines.ts';

/** A deadline of a case that was raised as passed; `difficulty` undefined = by a version that did not say. */
export interface PassedDeadline {
  kind: string;
  /** Milliseconds. */
  dueAt: number;
  difficulty?: string | null;
}

/**
 * Whether the passing of a term has been raised: the same clock, from the same start. A calendar or profile that moves a deadline
 * afterwards does not make the case late a second time; another difficulty or a reopening does begin another term.
 */
export const isRaised = (
  { kind, difficulty, startedAt }: Breach,
  passed: readonly PassedDeadline[],
): boolean =>
  passed.some(
    (each) =>
      each.kind === kind &&
      each.dueAt >= startedAt &&
      (each.difficulty === undefined || each.difficulty === difficulty),
  );
