import type { Decision } from '@fengqiao/contract/decisions';

/**
 * How a decision stands, a key of `decisions.standing`: `reported` = its owner says that it is done and the meeting has not found it so;
 * `late` = open and past its day.
 */
export function standingOf({
  state,
  late,
  reports,
}: Pick<Decision, 'state' | 'late' | 'reports'>): 'open' | 'reported' | 'late' | 'done' | 'cancelled' {
  if (state !== 'open') return state;
  if (reports.at(-1)?.state === 'done') return 'reported';
  return late ? 'late' : 'open';
}
