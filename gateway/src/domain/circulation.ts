import type { CaseEventType } from '@fengqiao/contract/cases';
import { isAttempt, textOf } from './case-log.ts';
import type { LogEvent } from './fold.ts';

/** Hand-overs with nothing substantive in between. */
export interface Circulation {
  /** Since the last substantive act. */
  now: number;
  /** The most there ever were in a row. */
  most: number;
}

const substantive: readonly CaseEventType[] = [
  'route.entered',
  'route.concluded',
  'support.given',
  'case.resolved',
];

/**
 * Counts how often a case was handed round: returned, or given to another department than before, without a mediation, a route, a
 * support or a resolution in between (XM-12 空转). The first dispatch hands nothing over. Events in order.
 */
export function circulationOf(events: readonly LogEvent[]): Circulation {
  let holder: string | null = null;
  let now = 0;
  let most = 0;
  for (const event of events) {
    if (isAttempt(event) || substantive.includes(event.type)) now = 0;
    if (event.type === 'case.returned') now += 1;
    if (event.type === 'case.dispatched' || event.type === 'case.accepted') {
      const department = textOf(event, 'department');
      // After a return, the new dispatch is the other half of the same hand-over.
      if (holder !== null && department !== holder) now += 1;
      holder = department;
    }
    if (event.type === 'case.returned') holder = null;
    most = Math.max(most, now);
  }
  return { now, most };
}
