import { dayMs, shanghaiDay, startOfDay } from '../../domain/instant.ts';

/** `to` excluded; ISO 8601. */
export interface Window {
  from: string;
  to: string;
}

const usualDays = 30;

/** The window of a filter and as long a time right before it; a filter without a beginning means the last 30 days up to today. */
export function comparedWindows(
  from: string | undefined,
  to: string | undefined,
  nowMs: number,
): { now: Window; before: Window } {
  const end = to === undefined ? nowMs : Date.parse(to);
  const start =
    from === undefined ? startOfDay(shanghaiDay(end)) - (usualDays - 1) * dayMs : Date.parse(from);
  return {
    now: { from: iso(start), to: iso(end) },
    before: { from: iso(start - Math.max(0, end - start)), to: iso(start) },
  };
}

const iso = (at: number): string => new Date(at).toISOString();
