import { dateTimeOf, dayMs, dayOf, minuteOf, startOfDay } from '../../lib/time.ts';
import type { TimeWindow } from './time-span.ts';

/** A window in the calendar of Shanghai: `2026-11-21 10:00–11:00`, `2026-11-21`, `2026-11-16 – 2026-11-22`. */
export function windowWords({ fromMs, toMs }: TimeWindow): string {
  const whole = startOfDay(fromMs) === fromMs && startOfDay(toMs) === toMs;
  if (whole) {
    const [first, last] = [dayOf(fromMs), dayOf(toMs - dayMs)];
    return first === last ? first : `${first} – ${last}`;
  }
  // Midnight belongs to the day that ends with it.
  if (dayOf(fromMs) === dayOf(toMs - 1))
    return `${dateTimeOf(fromMs)}–${startOfDay(toMs) === toMs ? '24:00' : minuteOf(toMs)}`;
  return `${dateTimeOf(fromMs)} – ${dateTimeOf(toMs)}`;
}
