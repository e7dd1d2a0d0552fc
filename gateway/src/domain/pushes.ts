import { type LadderLevel, ladderLevels } from '@fengqiao/contract/cases';
import { textOf } from './case-log.ts';
import type { LogEvent } from './fold.ts';

/** What shows that somebody works on a case; notes, letters and further pushes do not. */
const answers: readonly LogEvent['type'][] = [
  'case.dispatched',
  'case.accepted',
  'case.returned',
  'mediation.attempted',
  'case.escalated',
  'route.entered',
  'route.concluded',
  'support.given',
  'whistle.answered',
  'case.resolved',
];

/** Types of the events that `unansweredPush` and the whistles of a case are found by. */
export const pushEventTypes: readonly LogEvent['type'][] = [
  'case.supervised',
  'nudge.sent',
  'whistle.blown',
  ...answers,
];

export interface Push {
  kind: 'supervised' | 'nudged';
  /** Milliseconds. */
  at: number;
  level: LadderLevel | null;
  strength: string | null;
  department: string | null;
}

/** The last 督办 or nudge of a case when nothing was done with it since; null = it was answered, or there was none. Events in order. */
export function unansweredPush(events: readonly LogEvent[]): Push | null {
  const push = events.findLast(({ type }) => type === 'case.supervised' || type === 'nudge.sent');
  if (push === undefined) return null;
  if (events.some(({ type, at }) => at > push.at && answers.includes(type))) return null;
  const supervised = push.type === 'case.supervised';
  return {
    kind: supervised ? 'supervised' : 'nudged',
    at: push.at,
    level: supervised ? (ladderLevels.find((level) => level === push.payload.level) ?? null) : null,
    strength: supervised ? null : textOf(push, 'strength'),
    department: supervised ? null : textOf(push, 'department'),
  };
}

/** Whether a case was ever supervised or nudged. */
export const wasPushed = (events: readonly LogEvent[]): boolean =>
  events.some(({ type }) => type === 'case.supervised' || type === 'nudge.sent');

/** Supervisions before nudges, and of each what has waited longest first. */
export const moreUrgentPush = (a: Push, b: Push): number =>
  Number(b.kind === 'supervised') - Number(a.kind === 'supervised') || a.at - b.at;
