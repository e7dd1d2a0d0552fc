import type { ReportKindLine } from '@fengqiao/contract/reports';
import { addDays, addMonths } from './instant.ts';

export type ReportPeriod = ReportKindLine['period'];

/** Days of a report, `YYYY-MM-DD` in Asia/Shanghai; `until` is excluded. */
export interface ReportDays {
  from: string;
  until: string;
}

/** The period that a day lies in. Weeks begin on Monday; `now` is the year so far with the day itself. */
export function periodWith(day: string, period: ReportPeriod): ReportDays {
  switch (period) {
    case 'day':
      return { from: day, until: addDays(day, 1) };
    case 'week': {
      const from = addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
      return { from, until: addDays(from, 7) };
    }
    case 'month':
      return months(day, 1);
    case 'quarter':
      return months(day, 3);
    case 'year':
      return months(day, 12);
    case 'now':
      return { from: months(day, 12).from, until: addDays(day, 1) };
  }
}

/**
 * The period that somebody means who names none: the last one that is over. What is told of this moment, and the line of a year, are
 * asked for while they last.
 */
export function lastPeriod(today: string, period: ReportPeriod): ReportDays {
  if (period === 'now' || period === 'year') return periodWith(today, period);
  return periodWith(addDays(periodWith(today, period).from, -1), period);
}

/** Calendar months of a length that divides the year. */
function months(day: string, length: number): ReportDays {
  const first = Math.floor((Number(day.slice(5, 7)) - 1) / length) * length + 1;
  const from = `${day.slice(0, 5)}${String(first).padStart(2, '0')}-01`;
  return { from, until: addMonths(from, length) };
}
