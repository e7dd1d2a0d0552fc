/** What a row must reach. Each bound counts for itself; all of them must hold. */
export interface Goal {
  /** Our figure, in the row's unit. */
  atMost?: number;
  atLeast?: number;
  /** Ours ÷ anchor. */
  ratioAtMost?: number;
  ratioAtLeast?: number;
}

/** Such as `≤ 1 s, ratio ≤ 0.13`. */
export function goalText(goal: Goal, unit: string): string {
  const texts = [
    goal.atMost === undefined ? '' : `≤ ${goal.atMost} ${unit}`,
    goal.atLeast === undefined ? '' : `≥ ${goal.atLeast} ${unit}`,
    goal.ratioAtMost === undefined ? '' : `ratio ≤ ${goal.ratioAtMost}`,
    goal.ratioAtLeast === undefined ? '' : `ratio ≥ ${goal.ratioAtLeast}`,
  ];
  return texts.filter(Boolean).join(', ');
}

/** `null` when there is no goal, or when what holds is not enough to say so (no anchor here). */
export function isMet(goal: Goal, ours: number, ratio: number | null): boolean | null {
  const holds = [
    ...(goal.atMost === undefined ? [] : [ours <= goal.atMost]),
    ...(goal.atLeast === undefined ? [] : [ours >= goal.atLeast]),
    ...(goal.ratioAtMost === undefined ? [] : [ratio === null ? null : ratio <= goal.ratioAtMost]),
    ...(goal.ratioAtLeast === undefined ? [] : [ratio === null ? null : ratio >= goal.ratioAtLeast]),
  ];
  if (holds.length === 0) return null;
  if (holds.includes(false)) return false;
  return holds.includes(null) ? null : true;
}
