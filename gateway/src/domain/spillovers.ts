import { ancestorAt, areaCodeOfKey } from '@fengqiao/contract/areas';
import type { LadderLevel } from '@fengqiao/contract/cases';
import type { CaseOrder } from '@fengqiao/contract/orders';
import type { LogEvent } from './fold.ts';
import { rankOf } from './ladder-course.ts';
import { iso } from './order-words.ts';

/**
 * Every time a case left a level or a township unresolved (CQ-27 外溢): passed up by the ladder, or stated for another township than
 * before by a later event. Events in order; `start` = the level at which it began.
 */
export function spilloversOf(events: readonly LogEvent[], start: LadderLevel): CaseOrder['spillovers'] {
  const found: CaseOrder['spillovers'] = [];
  let level = start;
  let township: string | null = null;
  for (const { type, at, payload, facts } of events) {
    if (type === 'case.escalated') {
      const to = payload.toLevel as LadderLevel;
      if (rankOf(to) > rankOf(level)) found.push({ at: iso(at), kind: 'level', from: level, to });
      level = to;
    }
    const next = facts.area === undefined ? null : ancestorAt(areaCodeOfKey(facts.area), 'township');
    if (next === null || next === township) continue;
    if (township !== null) found.push({ at: iso(at), kind: 'area', from: township, to: next });
    township = next;
  }
  return found;
}
