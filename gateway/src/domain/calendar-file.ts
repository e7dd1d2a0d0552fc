import { type Calendar, type DayKind, lastOfficialYear } from './calendar.ts';
import { lengthOfMonth } from './instant.ts';

/** A file of days that cannot be used; the message names its line. */
export class CalendarFileError extends Error {
  constructor(line: number, problem: string) {
    super(`line ${line}: ${problem}`);
    this.name = 'CalendarFileError';
  }
}

/** Days that a site adds to the official table, and the last year for which holidays are known with them. */
export interface SiteDays {
  days: ReadonlyMap<string, DayKind>;
  lastYear: number;
}

/** No file: the official table alone. */
export const noSiteDays: SiteDays = { days: new Map(), lastYear: lastOfficialYear };

/**
 * Reads a file of extra holidays and moved working days, one per line: `2027-02-05 free 春节 | Spring Festival` or
 * `2027-02-14 work`; `#` begins a comment. Throws `CalendarFileError`.
 */
export function parseCalendarFile(text: string): SiteDays {
  const days = new Map<string, DayKind>();
  for (const [index, whole] of text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    const line = whole.replace(/#.*$/, '').trim();
    if (line === '') continue;
    const [day, kind] = readLine(line, index + 1);
    if (days.has(day)) throw new CalendarFileError(index + 1, `${day} stands in the file twice`);
    days.set(day, kind);
  }
  return { days, lastYear: lastYearWith(days) };
}

function readLine(line: string, number: number): [day: string, kind: DayKind] {
  const [day = '', word = '', ...rest] = line.split(/\s+/);
  const name = rest.join(' ');
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day)?.map(Number) ?? [];
  if (year === undefined || month === undefined || date === undefined)
    throw new CalendarFileError(number, `“${day}” is no day like 2027-02-05`);
  if (date < 1 || date > lengthOfMonth(year, month))
    throw new CalendarFileError(number, `there is no day ${day}`);
  if (word === 'work') {
    if (name !== '') throw new CalendarFileError(number, 'a working day needs no name');
    return [day, { work: true, reason: null }];
  }
  if (word !== 'free') throw new CalendarFileError(number, `“${word}” must be work or free`);
  if (name === '')
    throw new CalendarFileError(number, 'a free day needs its name: it is shown as the reason');
  const [zh = name, en = zh] = name.split('|').map((part) => part.trim());
  return [day, { work: false, reason: { zh, en } }];
}

/** The official table's last year, and those after it for which the file has holidays. */
function lastYearWith(days: ReadonlyMap<string, DayKind>): number {
  const years = new Set([...days].filter(([, { work }]) => !work).map(([day]) => Number(day.slice(0, 4))));
  let last = lastOfficialYear;
  while (years.has(last + 1)) last += 1;
  return last;
}

/** A calendar in which a site's days come before those of another. */
export function withSiteDays({ days }: SiteDays, official: Calendar): Calendar {
  return days.size === 0 ? official : (day) => days.get(day) ?? official(day);
}
