import type { CaseEventType } from '@fengqiao/contract/cases';
import type { Profile } from '../profiles/profile-schema.ts';
import { officialCalendar } from './calendar.ts';
import { viewOf } from './case-view.ts';
import { type Course, courseOf } from './course.ts';
import { emptyFold, type Facts, foldEvent, type LogEvent } from './fold.ts';

/** One step of a case for a test: what, with what, and what else it says of the case. */
export type Step = [type: CaseEventType, payload?: Record<string, unknown>, more?: Partial<LogEvent>];

export const hourMs = 3_600_000;
/** When the first step of a case of a test is: a Monday morning. */
export const monday = Date.UTC(2026, 2, 2, 1);
/** 红星社区, a village. */
export const village = 511_902_001_001_000;

/** The steps as events, an hour apart; the first one places the case. */
export function logOf(steps: readonly Step[], facts: Facts = { area: village }): LogEvent[] {
  return steps.map(([type, payload = {}, more], index) => ({
    source: 'hotline',
    eventId: `e${index}`,
    type,
    at: monday + index * hourMs,
    facts: index === 0 ? facts : {},
    payload,
    ...more,
  }));
}

/** The course of such a case by the rules of a place, right after its last event. */
export function courseAfter(
  steps: readonly Step[],
  profile: Profile,
  { facts, now }: { facts?: Facts; now?: number } = {},
): Course {
  const log = logOf(steps, facts);
  const fold = emptyFold();
  for (const event of log) foldEvent(fold, event);
  const view = viewOf(fold, { sourceArea: 511_900_000_000_000, profile, pointOf: () => null });
  return courseOf(log, view, profile, officialCalendar, now ?? monday + steps.length * hourMs);
}
