import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fp from 'fastify-plugin';
import { type Calendar, officialCalendar, officialTable } from '../domain/calendar.ts';
import { noSiteDays, parseCalendarFile, type SiteDays, withSiteDays } from '../domain/calendar-file.ts';
import { dayMs, shanghaiDay } from '../domain/instant.ts';

/** A CALENDAR_FILE that cannot be used; the message names the line. */
export class CalendarError extends Error {
  constructor(problem: string) {
    super(`CALENDAR_FILE: ${problem}`);
    this.name = 'CalendarError';
  }
}

/** The days that the system works by. */
export interface WorkingDays {
  calendar: Calendar;
  /** Names these days: the official table and what the site adds. Another table or file has another name. */
  name: string;
  /** The last year whose holidays are known; later days know weekends only. */
  lastYear: number;
  /** Whether deadlines of cases that come in now (ms) may reach beyond the holidays that are known. */
  endSoon(now: number): boolean;
}

declare module 'fastify' {
  interface FastifyInstance {
    workingDays: WorkingDays;
  }
}

/** The longest clocks of the shipped profiles run two months; a week more for free days at their end. */
const lookAheadMs = 69 * dayMs;

/** The official working days with those of the site's file. A faulty file fails the start. */
export const calendarPlugin = fp(
  async (app) => {
    const days = readSiteDays(app.config.calendarFile);
    const { lastYear } = days;
    app.decorate('workingDays', {
      calendar: withSiteDays(days, officialCalendar),
      name: nameOf(days),
      lastYear,
      endSoon: (now) => Number(shanghaiDay(now + lookAheadMs).slice(0, 4)) > lastYear,
    });
    if (app.workingDays.endSoon(Date.now()))
      app.log.warn(
        `the holidays of ${lastYear + 1} are not known: deadlines there count weekends only. Add them with CALENDAR_FILE`,
      );
  },
  { name: 'calendar' },
);

const nameOf = ({ days }: SiteDays): string =>
  createHash('sha256')
    .update(JSON.stringify([officialTable, [...days].sort(([a], [b]) => (a < b ? -1 : 1))]))
    .digest('hex')
    .slice(0, 16);

/** The days of a site's file; null = it has none. Throws `CalendarError`. */
export function readSiteDays(file: string | null): SiteDays {
  if (file === null) return noSiteDays;
  try {
    return parseCalendarFile(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new CalendarError((error as Error).message);
  }
}
