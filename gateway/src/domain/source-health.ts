import type { SourceState } from '@fengqiao/contract/sources';
import type { Calendar } from './calendar.ts';
import { dayMs, shanghaiDay, shanghaiOffsetMs } from './instant.ts';

const hourMs = 3_600_000;
/** Its last so many days say how a source usually is. */
export const rhythmDays = 28;
/** From fewer days nothing is concluded. */
const fewestDays = 7;
/** A silence that happens so seldom by chance is worth a look, is an outage. */
const quietBelow = 0.05;
const silentBelow = 0.01;
/** A source whose rhythm is not known yet is worth a look after this time. */
const newQuietMs = 3 * dayMs;
/** So many faulty rows of a day, and this share of all, are no slips of the pen. */
const failingRows = 20;
const failingShare = 0.2;

/** An hour in which something came; `at` = its beginning, ms. */
export interface ActiveHour {
  at: number;
  /** New events. */
  events: number;
}

/** What is usual in each hour of the day, working days and free days (weekends, holidays) apart. */
export interface Rhythm {
  /** Days from which it is known. */
  days: number;
  work: HourUse[];
  free: HourUse[];
}

/** Of `days` such days, on how many something came in this hour, and how many events in all. */
interface HourUse {
  days: number;
  active: number;
  events: number;
}

/** The rhythm of a source from the hours of its last days; today is not over and does not count. `firstAt`, `now`: ms. */
export function rhythmOf(
  hours: readonly ActiveHour[],
  firstAt: number,
  now: number,
  calendar: Calendar,
): Rhythm {
  const rhythm: Rhythm = { days: 0, work: emptyDay(), free: emptyDay() };
  const today = startOfShanghaiDay(now);
  // The first day began somewhere in its middle.
  const from = Math.max(startOfShanghaiDay(firstAt) + dayMs, today - rhythmDays * dayMs);
  for (let day = from; day < today; day += dayMs) {
    rhythm.days += 1;
    for (const use of usesOf(rhythm, day, calendar)) use.days += 1;
  }
  for (const { at, events } of hours) {
    if (at < from || at >= today) continue;
    const use = usesOf(rhythm, at, calendar)[hourOfDay(at)];
    if (use === undefined) continue;
    use.active += 1;
    use.events += events;
  }
  return rhythm;
}

/** Events that usually come in the hour that begins at a time; null = no such day is known. */
export function usualEvents(rhythm: Rhythm, at: number, calendar: Calendar): number | null {
  const use = usesOf(rhythm, at, calendar)[hourOfDay(at)];
  return use === undefined || use.days === 0 ? null : use.events / use.days;
}

/**
 * How often a silence as long as this one would happen by chance: the product over its whole hours of the share of such hours in
 * which nothing came. A source that is silent on Sundays has the same chance on Monday morning as on Saturday. null = too few days.
 */
export function silenceChance(
  rhythm: Rhythm,
  lastAt: number,
  now: number,
  calendar: Calendar,
): number | null {
  if (rhythm.days < fewestDays) return null;
  let chance = 1;
  const first = Math.floor(lastAt / hourMs) * hourMs + hourMs;
  for (let at = first; at + hourMs <= now && chance > 1e-6; at += hourMs) {
    const { active = 0, days = 0 } = usesOf(rhythm, at, calendar)[hourOfDay(at)] ?? {};
    // One more silent hour than was seen: what never failed yet may fail.
    chance *= 1 - active / (days + 1);
  }
  return chance;
}

/** What came from a source in its last 24 hours. */
export interface LastDay {
  accepted: number;
  duplicates: number;
  quarantined: number;
  /** Requests that were refused as a whole. */
  refused: number;
}

/** The state of a source; `lastAt` = when something last came (ms), null = never. */
export function sourceState(
  source: { disabled: boolean; lastAt: number | null; chance: number | null; day: LastDay },
  now: number,
): SourceState {
  const { disabled, lastAt, chance, day } = source;
  if (disabled) return 'disabled';
  const taken = day.accepted + day.duplicates;
  if (day.quarantined >= failingRows && day.quarantined >= failingShare * (day.quarantined + taken))
    return 'failing';
  if (day.refused > 0 && taken + day.quarantined === 0) return 'failing';
  if (lastAt === null) return 'waiting';
  if (chance === null) return now - lastAt > newQuietMs ? 'quiet' : 'ok';
  if (chance < silentBelow) return 'silent';
  return chance < quietBelow ? 'quiet' : 'ok';
}

const emptyDay = (): HourUse[] => Array.from({ length: 24 }, () => ({ days: 0, active: 0, events: 0 }));
const usesOf = (rhythm: Rhythm, at: number, calendar: Calendar): HourUse[] =>
  calendar(shanghaiDay(at)).work ? rhythm.work : rhythm.free;
const hourOfDay = (at: number): number => Math.floor((at + shanghaiOffsetMs) / hourMs) % 24;
const startOfShanghaiDay = (at: number): number =>
  Math.floor((at + shanghaiOffsetMs) / dayMs) * dayMs - shanghaiOffsetMs;
