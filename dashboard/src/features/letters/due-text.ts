import { dateTimeOf, dayOf, minuteOf } from '../../lib/time.ts';

/** A deadline as people say it: one that ends with its day is 24:00 of that day, not 0:00 of the next. */
export const dueText = (dueAt: string): string =>
  minuteOf(dueAt) === '00:00' ? `${dayOf(Date.parse(dueAt) - 1)} 24:00` : dateTimeOf(dueAt);
