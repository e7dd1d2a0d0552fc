import { type MeetingState, meetingStates } from '@fengqiao/contract/meetings';

export const meetingViews = ['month', 'list', 'cadence'] as const;
export type MeetingView = (typeof meetingViews)[number];

/** What the address of the calendar says; every part may be missing. */
export interface MeetingsSearch {
  area?: string;
  /** `YYYY-MM`; left out = this one. */
  month?: string;
  state?: MeetingState;
  /** `YYYY-MM-DD`: only this one in the list. */
  day?: string;
  /** Left out = month. */
  view?: MeetingView;
}

const areaPattern = /^(\d{6}|\d{9}|\d{12}|\d{15})$/;

/** Reads the address; whatever does not fit is left out. */
export function parseMeetingsSearch(search: Record<string, unknown>): MeetingsSearch {
  const [area, month] = [String(search.area ?? ''), String(search.month ?? '')];
  const found = {
    area: areaPattern.test(area) ? area : undefined,
    month: /^\d{4}-(0[1-9]|1[0-2])$/.test(month) ? month : undefined,
    day: /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(String(search.day))
      ? String(search.day)
      : undefined,
    state: meetingStates.find((state) => state === search.state),
    view: meetingViews.find((view) => view === search.view),
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}

/** What the address of a presentation says: a link to one page, and to the cases behind one of its figures. */
export interface PresentSearch {
  page?: string;
  list?: string;
}

const word = (value: unknown, pattern: RegExp): string | undefined =>
  typeof value === 'string' && pattern.test(value) ? value : undefined;

/** Reads the address; whatever does not fit is left out. */
export function parsePresentSearch(search: Record<string, unknown>): PresentSearch {
  const page = word(search.page, /^[a-z][a-zA-Z0-9-]{0,39}$/);
  const list = word(search.list, /^[a-zA-Z0-9][a-zA-Z0-9/_.:-]{0,159}$/);
  return { ...(page === undefined ? {} : { page }), ...(list === undefined ? {} : { list }) };
}
