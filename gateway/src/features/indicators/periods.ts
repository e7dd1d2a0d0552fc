import type { PeriodStep } from '@fengqiao/contract/indicators';
import type { Days } from '@fengqiao/db/queries/indicator-filter';
import { addDays, addMonths } from '../../domain/instant.ts';

export interface Period extends Days {
  /** First day of the calendar period, which may lie before the window. */
  key: string;
}

/** The calendar periods that a window touches; the first and the last end with the window. */
export function periodsOf({ from, until }: Days, step: PeriodStep): Period[] {
  const periods: Period[] = [];
  for (let key = startOf(from, step); key < until; ) {
    const next = nextOf(key, step);
    periods.push({ key, from: key < from ? from : key, until: next > until ? until : next });
    key = next;
  }
  return periods;
}

function startOf(day: string, step: PeriodStep): string {
  switch (step) {
    case 'day':
      return day;
    case 'week':
      // Sunday is 0; weeks begin on Monday, as in PostgreSQL.
      return addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
    case 'month':
      return `${day.slice(0, 7)}-01`;
    case 'quarter': {
      const month = Math.floor((Number(day.slice(5, 7)) - 1) / 3) * 3 + 1;
      return `${day.slice(0, 5)}${String(month).padStart(2, '0')}-01`;
    }
  }
}

function nextOf(day: string, step: PeriodStep): string {
  if (step === 'day') return addDays(day, 1);
  if (step === 'week') return addDays(day, 7);
  return addMonths(day, step === 'month' ? 1 : 3);
}
