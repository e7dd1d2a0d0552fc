import { dayMs, instantOf, startOfDay } from '../../lib/time.ts';

/** Days of the short look back, today among them: the week's totals. */
export const weekDays = 7;
/** Days of the long one: shares and courses need cases enough. */
export const monthDays = 30;

/** First instant of the last `days` days in Shanghai, today among them; the same all day long. */
export const sinceDays = (nowMs: number, days: number): string =>
  instantOf(startOfDay(nowMs) - (days - 1) * dayMs);
