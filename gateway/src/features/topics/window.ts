import { addDays, dayMs, parseInstant, shanghaiDay, startOfDay } from '../../domain/instant.ts';
import { AppError } from '../../plugins/errors.ts';

/** Whole days of Asia/Shanghai, in milliseconds, the end not in it. */
export interface DayWindow {
  from: number;
  to: number;
}

/** Longest window of a question. */
export const mostDays = 366 * 2;
/** Windows that are kept ready: a week, a month, a quarter up to today. */
export const readyDays = [7, 30, 90] as const;

/** The last so many days with today. */
export function lastDays(days: number, now: number): DayWindow {
  const tomorrow = addDays(shanghaiDay(now), 1);
  return { from: startOfDay(addDays(tomorrow, -days)), to: startOfDay(tomorrow) };
}

/** The days that hold two instants; without them the last 30, and with one of them 30 from there. Throws `request.invalid`. */
export function windowOf(from: string | undefined, to: string | undefined, now: number): DayWindow {
  if (from === undefined && to === undefined) return lastDays(30, now);
  const end = to === undefined ? null : upToDay(instant('to', to));
  const start = from === undefined ? null : startOfDay(shanghaiDay(instant('from', from)));
  const window = {
    from: start ?? (end ?? 0) - 30 * dayMs,
    to: end ?? Math.min((start ?? 0) + 30 * dayMs, lastDays(1, now).to),
  };
  if (window.to <= window.from) throw new AppError('request.invalid', 'to must lie after from');
  if (window.to - window.from > mostDays * dayMs)
    throw new AppError('request.invalid', `a window has at most ${mostDays} days`);
  return window;
}

/** The window of the same length right before. */
export const windowBefore = ({ from, to }: DayWindow): DayWindow => ({ from: from - (to - from), to: from });

function instant(name: string, text: string): number {
  const at = parseInstant(text);
  if (typeof at === 'string') throw new AppError('request.invalid', `${name}: ${at}`);
  return at;
}

/** Midnight at or after an instant. */
function upToDay(at: number): number {
  const start = startOfDay(shanghaiDay(at));
  return start === at ? start : start + dayMs;
}
