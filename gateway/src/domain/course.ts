import type { CaseMark, CaseOrder, LeaderAsked } from '@fengqiao/contract/orders';
import type { Profile } from '../profiles/profile-schema.ts';
import type { Calendar } from './calendar.ts';
import { inOrder, isAttempt } from './case-log.ts';
import type { CaseView } from './case-view.ts';
import type { LogEvent } from './fold.ts';
import { failedLastGate, ladderMarks } from './ladder.ts';
import { type LadderCourse, ladderCourse } from './ladder-course.ts';
import { iso } from './order-words.ts';
import { orderOf } from './orders.ts';

/** What the events of a case say of its way so far, by the rules of a place. */
export interface Course {
  view: CaseView;
  /** In order. */
  events: readonly LogEvent[];
  order: CaseOrder;
  ladder: LadderCourse;
  marks: CaseMark[];
  /** A leader has to be named before it goes on; null = none has, or one is named. */
  leaderAsked: LeaderAsked | null;
}

/** The course of a case. A function of its events, the place and now (milliseconds). */
export function courseOf(
  log: readonly LogEvent[],
  view: CaseView,
  profile: Profile,
  calendar: Calendar,
  now: number,
): Course {
  const events = inOrder(log);
  const ladder = ladderCourse(events, view.area, profile);
  const marks = [...ladderMarks(events, view.area, profile), ...leaderlessMarks(events)];
  return {
    view,
    events,
    ladder,
    order: orderOf(events, { view, ladder, profile, calendar, now }),
    marks: marks.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)),
    leaderAsked: leaderAsked(view, ladder, profile),
  };
}

function leaderAsked(view: CaseView, ladder: LadderCourse, profile: Profile): LeaderAsked | null {
  if (view.leader !== null || view.resolvedAt !== null || view.closedAt !== null) return null;
  if (view.difficulty === 'major') return { why: 'major', sourceRow: 'BZ-08' };
  return failedLastGate(ladder, profile) === null ? null : { why: 'ladder', sourceRow: 'HP-05' };
}

/** The first step that a major case went on by before a leader was named (BZ-08). */
function leaderlessMarks(events: readonly LogEvent[]): CaseMark[] {
  let difficulty: unknown = null;
  for (const event of events) {
    if (event.type === 'leader.assigned') return [];
    if (event.type === 'case.triaged') difficulty = event.payload.difficulty;
    if (difficulty !== 'major' || !(event.type === 'case.accepted' || isAttempt(event))) continue;
    const { source, eventId } = event;
    const none = { level: null, toLevel: null, soFar: null, required: null };
    return [{ kind: 'leaderless', source, eventId, at: iso(event.at), ...none, sourceRow: 'BZ-08' }];
  }
  return [];
}
