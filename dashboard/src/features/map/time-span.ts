import { dayMs, hourMs, minuteMs } from '../../lib/time.ts';

/** How far back the time bar reaches. */
export const timeSpans = ['day', 'week', 'month', 'year'] as const;
export type TimeSpan = (typeof timeSpans)[number];

/** Speeds of playing, in steps a second. */
export const speeds = [1, 2, 4, 8] as const;
export type Speed = (typeof speeds)[number];

/** Milliseconds of the epoch; the end is excluded. */
export interface TimeWindow {
  fromMs: number;
  toMs: number;
}

/** What the bar shows: whole steps, the last of them under way. */
export interface TimeBarRange extends TimeWindow {
  stepMs: number;
  steps: number;
}

const weekMs = 7 * dayMs;
const shapes: Record<TimeSpan, { stepMs: number; steps: number }> = {
  day: { stepMs: hourMs, steps: 24 },
  week: { stepMs: 6 * hourMs, steps: 28 },
  month: { stepMs: dayMs, steps: 30 },
  year: { stepMs: weekMs, steps: 53 },
};

const shanghaiMs = 8 * hourMs;
/** The epoch began on a Thursday, weeks begin on Monday. */
const mondayMs = 4 * dayMs;

/** The steps of a span up to the one that holds `nowMs`: hours, quarters of a day, days and weeks of the calendar in Shanghai. */
export function rangeOf(span: TimeSpan, nowMs: number): TimeBarRange {
  const { stepMs, steps } = shapes[span];
  const shift = shanghaiMs - (stepMs === weekMs ? mondayMs : 0);
  const toMs = (Math.floor((nowMs + shift) / stepMs) + 1) * stepMs - shift;
  return { fromMs: toMs - steps * stepMs, toMs, stepMs, steps };
}

/** The whole steps between two places of the bar (0–1), at least one. */
export function windowBetween(range: TimeBarRange, a: number, b: number): TimeWindow {
  const { fromMs, stepMs, steps } = range;
  const stepOf = (share: number) => Math.min(steps - 1, Math.max(0, Math.floor(share * steps)));
  const [first, last] = [stepOf(Math.min(a, b)), stepOf(Math.max(a, b))];
  return { fromMs: fromMs + first * stepMs, toMs: fromMs + (last + 1) * stepMs };
}

/** The window some steps later, as long as it was; it stops at the ends of the bar. */
export function moved(range: TimeBarRange, window: TimeWindow, steps: number): TimeWindow {
  const length = window.toMs - window.fromMs;
  const wanted = window.fromMs + steps * range.stepMs;
  const fromMs = Math.max(range.fromMs, Math.min(range.toMs - length, wanted));
  return { fromMs, toMs: fromMs + length };
}

/** The window with its end some steps later; never shorter than a step and never beyond the bar. */
export function stretched(range: TimeBarRange, window: TimeWindow, steps: number): TimeWindow {
  const wanted = window.toMs + steps * range.stepMs;
  return {
    fromMs: window.fromMs,
    toMs: Math.min(range.toMs, Math.max(window.fromMs + range.stepMs, wanted)),
  };
}

/** The next picture when playing; null = the bar has ended. From live it begins with the first step. */
export function nextPicture(range: TimeBarRange, window: TimeWindow | null): TimeWindow | null {
  if (window === null) return { fromMs: range.fromMs, toMs: range.fromMs + range.stepMs };
  const next = moved(range, window, 1);
  return next.fromMs === window.fromMs ? null : next;
}

const two = (value: number) => String(value).padStart(2, '0');

/** A window as an address says it: `2026-11-21T10:00,2026-11-21T11:00`. */
export function windowText({ fromMs, toMs }: TimeWindow): string {
  const text = (at: number) => {
    const date = new Date(at + shanghaiMs);
    return `${date.toISOString().slice(0, 11)}${two(date.getUTCHours())}:${two(date.getUTCMinutes())}`;
  };
  return `${text(fromMs)},${text(toMs)}`;
}

/** Reads a window of an address; null = it is none. */
export function parseWindow(text: string): TimeWindow | null {
  const [fromMs = Number.NaN, toMs = Number.NaN, more] = text
    .split(',')
    .map((part) =>
      /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(part) ? Date.parse(`${part}:00+08:00`) : Number.NaN,
    );
  return more === undefined && toMs - fromMs >= minuteMs ? { fromMs, toMs } : null;
}
