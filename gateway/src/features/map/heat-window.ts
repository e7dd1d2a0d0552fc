import { addMonths, shanghaiDay, startOfDay } from '../../domain/instant.ts';

const dayMs = 86_400_000;
/** Windows up to this long are counted case by case. */
const rawDays = 31;

/** Whole months (first days; `until` excluded) whose counts are kept, and what is left over on either side, as instants. */
export interface HeatWindow {
  months: { from: string; until: string };
  /** Pieces that are counted case by case; `from` null = from the beginning. */
  edges: { from: string | null; to: string }[];
}

/**
 * Splits a window (ms; `from` null = from the beginning) into months and edges; null when it is short enough to be counted
 * case by case as a whole.
 */
export function splitWindow(from: number | null, to: number): HeatWindow | null {
  if (from !== null && to - from <= rawDays * dayMs) return null;
  const last = firstOfMonth(shanghaiDay(to));
  const first = from === null ? '0001-01-01' : nextFirst(from);
  if (first >= last) return null;
  const edges: HeatWindow['edges'] = [];
  if (from !== null && startOfDay(first) > from) edges.push({ from: iso(from), to: iso(startOfDay(first)) });
  if (to > startOfDay(last)) edges.push({ from: iso(startOfDay(last)), to: iso(to) });
  return { months: { from: first, until: last }, edges };
}

const iso = (at: number): string => new Date(at).toISOString();
const firstOfMonth = (day: string): string => `${day.slice(0, 7)}-01`;

/** The first of the month that begins at or after an instant. */
function nextFirst(at: number): string {
  const first = firstOfMonth(shanghaiDay(at));
  return startOfDay(first) >= at ? first : addMonths(first, 1);
}
