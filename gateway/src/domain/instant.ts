/** China has one time zone and no summer time since 1991; older days are not asked for. */
export const shanghaiOffsetMs = 8 * 3_600_000;
export const dayMs = 86_400_000;

const daysInMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Days of a month, 1–12. */
export function lengthOfMonth(year: number, month: number): number {
  if (month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)) return 29;
  return daysInMonth[month - 1] ?? 0;
}

/**
 * Milliseconds of an ISO 8601 date-time with offset, or the reason why it is none. `Date.parse` takes 31 February for
 * 3 March; this does not. Digits beyond milliseconds are cut off.
 */
export function parseInstant(text: string): number | string {
  const year = number(text, 0, 4);
  const month = number(text, 5, 2);
  const day = number(text, 8, 2);
  const hour = number(text, 11, 2);
  const minute = number(text, 14, 2);
  const second = number(text, 17, 2);
  if (month < 1 || month > 12) return `there is no month ${month}`;
  if (day < 1 || day > lengthOfMonth(year, month)) return `there is no day ${day} in that month`;
  if (hour > 23 || minute > 59 || second > 59) return 'there is no such time of day';
  let at = 19;
  let milliseconds = 0;
  if (text.charCodeAt(at) === 46) {
    at += 1;
    for (let weight = 100; isDigit(text.charCodeAt(at)); at += 1, weight /= 10) {
      if (weight >= 1) milliseconds += weight * (text.charCodeAt(at) - 48);
    }
  }
  let offset = 0;
  if (text.charCodeAt(at) !== 90) {
    const hours = number(text, at + 1, 2);
    const minutes = number(text, at + 4, 2);
    if (hours > 14 || minutes > 59) return 'there is no such offset';
    offset = (text.charCodeAt(at) === 45 ? -1 : 1) * (hours * 60 + minutes) * 60_000;
  }
  return Date.UTC(year, month - 1, day, hour, minute, second, milliseconds) - offset;
}

/** The calendar day in Asia/Shanghai, `YYYY-MM-DD`. */
export function shanghaiDay(at: number): string {
  return new Date(at + shanghaiOffsetMs).toISOString().slice(0, 10);
}

/** Midnight in Asia/Shanghai at which a day begins, in milliseconds. */
export function startOfDay(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) - shanghaiOffsetMs;
}

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}

/** The same day some months later; the last day of a month that is shorter. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const index = year * 12 + (month - 1) + months;
  const [toYear, toMonth] = [Math.floor(index / 12), (index % 12) + 1];
  const toDay = Math.min(date, lengthOfMonth(toYear, toMonth));
  return [toYear, toMonth, toDay].map((part) => String(part).padStart(2, '0')).join('-');
}

function number(text: string, from: number, length: number): number {
  let value = 0;
  for (let index = from; index < from + length; index += 1)
    value = value * 10 + (text.charCodeAt(index) - 48);
  return value;
}

const isDigit = (code: number) => code >= 48 && code <= 57;
