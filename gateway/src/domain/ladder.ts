import { type LadderLevel, type LadderStep, ladderLevels } from '@fengqiao/contract/cases';
import type { CaseMark } from '@fengqiao/contract/orders';
import type Type from 'typebox';
import type { LadderGate, Profile } from '../profiles/profile-schema.ts';
import { inOrder } from './case-log.ts';
import type { CaseFold, LogEvent } from './fold.ts';
import { countedAt, type LadderCourse, ladderCourse, rankOf, step } from './ladder-course.ts';
import { iso } from './order-words.ts';
import type { Refusal } from './refusal.ts';

/**
 * Attempts per level against the profile's gates, from the lowest level up: levels with a gate, and levels where
 * somebody tried. A mediation that a party declined was none.
 */
export function ladderOf(fold: CaseFold, profile: Profile): Type.Static<typeof LadderStep>[] {
  return ladderLevels.flatMap((level) => {
    const gate = profile.ladder.find((one) => one.level === level);
    const attempts = gate === undefined ? attemptsAt(fold, level) : foldedAt(fold, gate);
    return gate === undefined && attempts === 0
      ? []
      : [{ level, attempts, required: gate?.required ?? null }];
  });
}

/**
 * Why a case may not be passed up to a level yet; null = it may. Every gate from the level that has it to below the target has to be
 * met, an override with a reason always passes, and a matter of several townships goes to the county at once (HP-08).
 */
export function refuseEscalation(
  course: LadderCourse,
  payload: Readonly<Record<string, unknown>>,
  profile: Profile,
): Refusal | null {
  const to = payload.toLevel as LadderLevel;
  if (rankOf(to) <= rankOf(course.level))
    return { code: 'act.notHigher', args: [course.level], details: { level: course.level, toLevel: to } };
  if (payload.override !== undefined) return null;
  if (to === 'county' && course.otherTownships.length > 0) return null;
  const gate = shortGate(course, to, profile);
  if (gate === null) return null;
  const soFar = countedAt(course, gate);
  const { level, required, professional, sourceRow } = gate;
  const missing = required - soFar;
  return {
    code: 'case.ladder',
    args: [ruleOf(profile).en, missing, level, soFar, required],
    details: { rule: ruleOf(profile), level, toLevel: to, soFar, required, missing, professional, sourceRow },
  };
}

/** What the place calls its ladder. */
export const ruleOf = ({ ladderName, label }: Profile) => ladderName ?? label;

/** The first gate on the way up whose count is short. */
function shortGate(course: LadderCourse, to: LadderLevel, { ladder }: Profile): LadderGate | null {
  const onTheWay = ladder.filter(
    ({ level }) => rankOf(level) >= rankOf(course.level) && rankOf(level) < rankOf(to),
  );
  return onTheWay.find((gate) => countedAt(course, gate) < gate.required) ?? null;
}

/** The gate after which a leader takes the case (HP-05), when its attempts have been made and none agreed; else null. */
export function failedLastGate(course: LadderCourse, { ladder }: Profile): LadderGate | null {
  const gate = ladder.find(({ thenLeader }) => thenLeader === true);
  if (gate === undefined || course.agreed.includes(gate.level)) return null;
  return countedAt(course, gate) >= gate.required ? gate : null;
}

/** The level above the one that has a case, as the place's gates and HP-08 have it; null at the top. */
export function nextLevel(course: LadderCourse): LadderLevel | null {
  if (course.otherTownships.length > 0 && rankOf(course.level) < rankOf('county')) return 'county';
  return ladderLevels[rankOf(course.level) + 1] ?? null;
}

/** Every passing up that broke the ladder or overrode it, by the order of events: sources are never refused, so it is said here. */
export function ladderMarks(events: readonly LogEvent[], area: number, profile: Profile): CaseMark[] {
  const marks: CaseMark[] = [];
  const ordered = inOrder(events);
  const whole = ladderCourse(ordered, area, profile);
  const course: LadderCourse = { ...whole, level: whole.start, attempts: {}, professional: {}, agreed: [] };
  for (const event of ordered) {
    if (event.type === 'case.escalated') {
      const mark = markOf(course, event, profile);
      if (mark !== null) marks.push(mark);
    }
    step(course, event);
  }
  return marks;
}

function markOf(course: LadderCourse, event: LogEvent, profile: Profile): CaseMark | null {
  const { override, toLevel } = event.payload as { override?: unknown; toLevel: LadderLevel };
  const refusal = refuseEscalation(course, { toLevel }, profile);
  const short = refusal?.code === 'case.ladder' ? refusal.details : null;
  if (override === undefined && short === null) return null;
  return {
    kind: override === undefined ? 'premature' : 'override',
    source: event.source,
    eventId: event.eventId,
    at: iso(event.at),
    level: (short?.level ?? null) as LadderLevel | null,
    toLevel,
    soFar: (short?.soFar ?? null) as number | null,
    required: (short?.required ?? null) as number | null,
    sourceRow: (short?.sourceRow ?? 'MS-02') as string,
  };
}

const foldedAt = (fold: CaseFold, { level, professional }: LadderGate): number =>
  professional ? (fold.counts[`professional:${level}`] ?? 0) : attemptsAt(fold, level);

function attemptsAt(fold: CaseFold, level: LadderLevel): number {
  return (fold.counts[`attempt:${level}:agreed`] ?? 0) + (fold.counts[`attempt:${level}:failed`] ?? 0);
}
