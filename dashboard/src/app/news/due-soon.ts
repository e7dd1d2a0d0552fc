import type { CaseSummary } from '@fengqiao/contract/cases';
import { minuteMs } from '../../lib/time.ts';

/** How long before its deadline a case is told of. */
const aheadMs = 30 * minuteMs;

/** Open cases whose deadline came within half an hour between two looks; one that is past already is the to-do list's. */
export function cameDue(open: readonly CaseSummary[], before: number, now: number): CaseSummary[] {
  return open.filter(({ dueAt }) => {
    if (dueAt === null) return false;
    const due = Date.parse(dueAt);
    return due > now && due - aheadMs <= now && due - aheadMs > before;
  });
}
