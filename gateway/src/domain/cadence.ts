import type { Label } from '@fengqiao/contract/reference';
import type { Cadence } from '../profiles/profile-schema.ts';
import type { Calendar } from './calendar.ts';
import { addDays, addMonths, lengthOfMonth, startOfDay } from './instant.ts';

/** A meeting that a cadence asks for (BZ-09, HP-10, HP-11, MS-16). */
export interface DueMeeting {
  /** The day that the cadence names, and the one it is held on: later where that was a day off. */
  namedDay: string;
  day: string;
  /** Begin, in milliseconds. */
  plannedAt: number;
  /** Days that are judged; `until` is excluded. Those of one meeting begin where those of the one before end. */
  from: string;
  until: string;
  /** Past this moment and not held it is missed, in milliseconds. */
  heldBy: number;
  /** The day off because of which it is later; null = it is held on the day named. */
  movedFor: Label | null;
}

/** Where a cadence names no hour, weekday or day of the month. Ours, shown on the meeting. */
const usualTime = '09:00';
const usualWeekday = 1;
const usualDayOfMonth = 5;
const usualDayOfQuarter = 10;

/** Levels whose cadence is a duty to report, done where somebody lives; nobody sits together for it every day. */
const duties: readonly Cadence['level'][] = ['resident', 'grid', 'village'];

/** Whether people come together for it; reports, runs of the system and the duties of grids are no meetings. */
export function isMeeting({ level, every, form = 'meeting' }: Cadence): boolean {
  if (form !== 'meeting' || every === 'event') return false;
  return !(every === 'day' && duties.includes(level));
}

/** A duty of each day: it shows in what was reported that day, and in no meeting. */
export const isDailyDuty = ({ level, every, form = 'meeting' }: Cadence): boolean =>
  form === 'meeting' && every === 'day' && duties.includes(level);

/** Names a cadence of a profile in the register of meetings. */
export const cadenceKey = ({ level, every, on }: Pick<Cadence, 'level' | 'every' | 'on'>): string =>
  on === undefined ? `${level}-${every}` : `${level}-${every}-${on}`;

/** The meetings of a cadence that begin on the days of a window (`until` excluded), in their order. Pure: the calendar is given. */
export function dueMeetings(
  cadence: Cadence,
  { from, until }: { from: string; until: string },
  calendar: Calendar,
): DueMeeting[] {
  const found: DueMeeting[] = [];
  // A holiday moves a meeting by a fortnight at most.
  for (const namedDay of namedDays(cadence, addDays(from, -15), until, calendar)) {
    const meeting = meetingOf(cadence, namedDay, calendar);
    if (meeting.day >= from && meeting.day < until) found.push(meeting);
  }
  return found;
}

function meetingOf(cadence: Cadence, namedDay: string, calendar: Calendar): DueMeeting {
  const stays = cadence.every === 'week' && cadence.binding === true;
  const day = stays ? namedDay : workingDayFrom(namedDay, calendar);
  const lastDay = lastDayOf(cadence, namedDay);
  return {
    namedDay,
    day,
    plannedAt: startOfDay(day) + timeOf(cadence),
    ...judged(cadence, namedDay, calendar),
    heldBy: startOfDay(addDays(day > lastDay ? day : lastDay, 1)),
    movedFor: day === namedDay ? null : calendar(namedDay).reason,
  };
}

/** Days that a cadence names, without a look at holidays but for the daily one, which knows working days only. */
function namedDays({ every, on }: Cadence, from: string, until: string, calendar: Calendar): string[] {
  const found: string[] = [];
  for (let day = from; day < until; day = addDays(day, 1)) if (isNamed(day)) found.push(day);
  return found;

  function isNamed(day: string): boolean {
    switch (every) {
      case 'event':
        return false;
      case 'day':
        return calendar(day).work;
      case 'week':
        return weekdayOf(day) === (on ?? usualWeekday);
      case 'month':
        return dayOfMonth(day) === clamped(day, on ?? usualDayOfMonth);
      case 'quarter':
        return monthOf(day) % 3 === 1 && dayOfMonth(day) === clamped(day, on ?? usualDayOfQuarter);
    }
  }
}

/** What a meeting looks at: the days since the one before, the month or quarter that is over. */
function judged({ every }: Cadence, namedDay: string, calendar: Calendar): { from: string; until: string } {
  const month = `${namedDay.slice(0, 7)}-01`;
  switch (every) {
    case 'week':
      return { from: addDays(namedDay, -7), until: namedDay };
    case 'month':
      return { from: addMonths(month, -1), until: month };
    case 'quarter':
      return { from: addMonths(month, -3), until: month };
    default:
      return { from: workingDayBefore(namedDay, calendar), until: namedDay };
  }
}

/** The last day on which the meeting is held in time. */
function lastDayOf({ every, on }: Cadence, namedDay: string): string {
  if (every === 'day' || on !== undefined) return namedDay;
  if (every === 'week') return addDays(namedDay, 6);
  return addDays(addMonths(`${namedDay.slice(0, 7)}-01`, 1), -1);
}

function workingDayFrom(day: string, calendar: Calendar): string {
  let found = day;
  while (!calendar(found).work) found = addDays(found, 1);
  return found;
}

function workingDayBefore(day: string, calendar: Calendar): string {
  let found = addDays(day, -1);
  while (!calendar(found).work) found = addDays(found, -1);
  return found;
}

function timeOf({ at = usualTime }: Cadence): number {
  const [hours = 0, minutes = 0] = at.split(':').map(Number);
  return (hours * 60 + minutes) * 60_000;
}

const monthOf = (day: string): number => Number(day.slice(5, 7));
const dayOfMonth = (day: string): number => Number(day.slice(8, 10));
/** 31 means the last day of a shorter month. */
const clamped = (day: string, wanted: number): number =>
  Math.min(wanted, lengthOfMonth(Number(day.slice(0, 4)), monthOf(day)));
/** 1 Monday … 7 Sunday. */
const weekdayOf = (day: string): number => ((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;
