import type { AgendaItem, Attendee, Forecast, Meeting, MeetingChange } from '@fengqiao/contract/meetings';

/**
 * What somebody does to a meeting, told as a deed: done on whatever others have made of it meanwhile. Done twice it is the same as once,
 * because the page shows it before it is sent.
 */
export interface MeetingEdit {
  change: (meeting: Meeting) => Omit<MeetingChange, 'version'>;
  /** What the deed was thought up on: if somebody else has changed it, people decide; left out = it fits whatever came. */
  on?: { field: 'agenda' | 'forecasts' | 'title' | 'plannedAt'; as: unknown };
}

/** Whether what an edit was thought up on has become something else. */
export const isOvertaken = (newest: Meeting, { on }: MeetingEdit): boolean =>
  on !== undefined && JSON.stringify(newest[on.field]) !== JSON.stringify(on.as);

/** The meeting as it will be, for the page that does not wait. */
export function edited(meeting: Meeting, edit: MeetingEdit): Meeting {
  return { ...meeting, ...edit.change(meeting) };
}

/** Says who is there; the time stands by it when somebody came. */
export function rollCalled(
  attendees: readonly Attendee[],
  id: string,
  state: Attendee['state'],
  at: string,
): Attendee[] {
  const came = state === 'present' || state === 'late';
  return attendees.map((each) => (each.id === id ? { ...each, state, at: came ? at : null } : each));
}

/** An item of the agenda moved to another place. */
export function moved(agenda: readonly AgendaItem[], from: number, to: number): AgendaItem[] {
  const item = agenda[from];
  if (item === undefined) return [...agenda];
  const rest = agenda.filter((_each, index) => index !== from);
  const place = Math.max(0, Math.min(rest.length, to));
  return [...rest.slice(0, place), item, ...rest.slice(place)];
}

/** The judge's forecast of a case; a later one of the same case takes its place. */
export const forecast = (before: readonly Forecast[], next: Forecast): Forecast[] => [
  ...before.filter(({ caseCode }) => caseCode !== next.caseCode),
  next,
];

/** Minutes of an agenda, of those items that say any. */
export const minutesOf = (agenda: readonly AgendaItem[]): number =>
  agenda.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0);
