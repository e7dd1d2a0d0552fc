import { ancestorAt, areaCodeOfKey, areaLevel } from '@fengqiao/contract/areas';
import { type LadderLevel, ladderLevels } from '@fengqiao/contract/cases';
import type { LadderGate, Profile } from '../profiles/profile-schema.ts';
import { isAttempt, textOf } from './case-log.ts';
import type { LogEvent } from './fold.ts';

/** Where a case stands on the ladder of its place. */
export interface LadderCourse {
  /** Level at which it began; levels below are not asked for attempts. */
  start: LadderLevel;
  /** Whether the start follows from a statement or an attempt, not from the area alone. */
  startKnown: boolean;
  /** Level that has it now. */
  level: LadderLevel;
  /** Mediations that took place, and those with professionals, by level. */
  attempts: Partial<Record<LadderLevel, number>>;
  professional: Partial<Record<LadderLevel, number>>;
  /** Levels that ended in agreement. */
  agreed: LadderLevel[];
  /** Townships that it concerns beside its own (HP-08). */
  otherTownships: string[];
}

export const rankOf = (level: LadderLevel): number => ladderLevels.indexOf(level);

/** The course of a case's events, in order, up to where they end. `area` = 15-digit key of where the case is. */
export function ladderCourse(events: readonly LogEvent[], area: number, profile: Profile): LadderCourse {
  const stated = levelIn(events.find(({ type }) => type === 'case.registered'));
  const first = events.find((event) => isAttempt(event) || event.type === 'case.escalated');
  const tried = first !== undefined && isAttempt(first) ? levelIn(first) : null;
  const start = stated ?? tried ?? levelOfArea(areaCodeOfKey(area), profile);
  const course: LadderCourse = {
    start,
    startKnown: stated !== null || tried !== null,
    level: start,
    attempts: {},
    professional: {},
    agreed: [],
    otherTownships: otherTownships(events, area),
  };
  for (const event of events) step(course, event);
  return course;
}

/** Takes one more event into a course. */
export function step(course: LadderCourse, event: LogEvent): void {
  if (event.type === 'case.escalated') course.level = (event.payload.toLevel as LadderLevel) ?? course.level;
  const level = levelIn(event);
  if (level === null || !isAttempt(event)) return;
  course.attempts[level] = (course.attempts[level] ?? 0) + 1;
  if (event.payload.professional === true) course.professional[level] = (course.professional[level] ?? 0) + 1;
  if (event.payload.outcome === 'agreed') course.agreed.push(level);
}

/** The level of an area on the ladder: a village or grid begins at the lowest gate of the place below the township. */
export function levelOfArea(code: string, { ladder }: Profile): LadderLevel {
  switch (areaLevel(code)) {
    case 'grid':
    case 'village':
      return ladder.find(({ level }) => level === 'group')?.level ?? 'village';
    case 'township':
      return 'township';
    case 'county':
      return 'county';
    default:
      return 'city';
  }
}

/** Attempts that count at a gate (HP-04: those of professionals). */
export const countedAt = (course: LadderCourse, { level, professional }: LadderGate): number =>
  (professional ? course.professional : course.attempts)[level] ?? 0;

function levelIn(event: LogEvent | undefined): LadderLevel | null {
  const level = event === undefined ? null : textOf(event, 'level');
  return ladderLevels.find((each) => each === level) ?? null;
}

function otherTownships(events: readonly LogEvent[], area: number): string[] {
  const own = ancestorAt(areaCodeOfKey(area), 'township');
  const others = new Set<string>();
  for (const { payload } of events) {
    if (!Array.isArray(payload.partyAreas)) continue;
    for (const code of payload.partyAreas as string[]) {
      const township = ancestorAt(code, 'township');
      if (township !== null && township !== own) others.add(township);
    }
  }
  return [...others];
}
