import type { MeetingLine } from '@fengqiao/contract/meetings';
import { dayOf } from '../../lib/time.ts';

/** What a day of the calendar shows: the area's own meetings by time, and those below it as one line of counts. */
export interface DayMeetings {
  own: MeetingLine[];
  below: { all: number; held: number; missed: number };
}

/** Meetings by day of Shanghai. A city has hundreds below it: one by one they would bury its own. */
export function meetingsByDay(
  meetings: readonly MeetingLine[],
  areaCode: string,
): ReadonlyMap<string, DayMeetings> {
  const days = new Map<string, DayMeetings>();
  for (const meeting of meetings.toSorted((one, other) => one.plannedAt.localeCompare(other.plannedAt))) {
    const day = dayOf(meeting.plannedAt);
    const found = days.get(day) ?? { own: [], below: { all: 0, held: 0, missed: 0 } };
    days.set(day, found);
    if (meeting.areaCode === areaCode) found.own.push(meeting);
    else {
      found.below.all += 1;
      if (meeting.state === 'closed' || meeting.state === 'open') found.below.held += 1;
      if (meeting.state === 'missed') found.below.missed += 1;
    }
  }
  return days;
}
