import { hourMs, startOfDay } from '../../lib/time.ts';

/** What decides whether a page begins anew. Times in milliseconds. */
export interface PageHealth {
  nowMs: number;
  upMs: number;
  /** null = the browser does not tell. */
  heapMib: number | null;
  /** The gateway answers: a page that is loaded now comes back. */
  connected: boolean;
  /** An alarm stands on the wall or waits for it. */
  alarm: boolean;
  /** Spreads the screens of a wall over the quiet hour, 0–1: never all dark at once. */
  spread: number;
}

/** A page that has run for so long begins anew in the next quiet hour. */
const oldMs = 20 * hourMs;
/** Beyond so much something leaks, whatever it is; a healthy wall of 25 tiles holds less than half. */
const fullMib = 1_200;
/** A page that fills up at once does not begin anew again and again. */
const shortestMs = hourMs / 2;
/** From 03:00, when the fewest look. */
const quietFrom = 3 * hourMs;

/** Whether a screen's page is to be loaded anew now: it has run for a day and it is night, or it has grown too large. Never while it is needed. */
export function isToRecycle({ nowMs, upMs, heapMib, connected, alarm, spread }: PageHealth): boolean {
  if (!connected || alarm || upMs < shortestMs) return false;
  if ((heapMib ?? 0) > fullMib) return true;
  const ofDay = nowMs - startOfDay(nowMs) - quietFrom - spread * hourMs;
  return upMs >= oldMs && ofDay >= 0 && ofDay < hourMs;
}

/** A number from 0 to 1 that is always the same for a name, and far apart for names that are alike. */
export function spreadOf(name: string): number {
  const sum = [...name].reduce((hash, letter) => (hash * 31 + (letter.codePointAt(0) ?? 0)) % 1009, 7);
  return ((sum * 619) % 1009) / 1009;
}
