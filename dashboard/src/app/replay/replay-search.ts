import { instantOf } from '../../lib/time.ts';

/** What the address of a replay says: `?t=2026-11-22T15:42:08+08:00&span=4`. */
export interface ReplaySearch {
  /** The moment that is looked at; left out = the newest event of the case. */
  t?: string;
  /** Hours on the bar. */
  span?: BarHours;
}

export const barHours = [1, 4, 24] as const;
export type BarHours = (typeof barHours)[number];
export const usualHours: BarHours = 4;

/** Reads the address; whatever does not fit is left out. */
export function parseReplaySearch(search: Record<string, unknown>): ReplaySearch {
  const atMs = Date.parse(String(search.t ?? ''));
  const span = barHours.find((hours) => String(hours) === String(search.span));
  return {
    ...(Number.isFinite(atMs) && atMs > 0 ? { t: instantOf(atMs) } : {}),
    ...(span === undefined ? {} : { span }),
  };
}
