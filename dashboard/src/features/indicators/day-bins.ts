import { dayMs, minuteMs } from '../../lib/time.ts';

export const binMs = 15 * minuteMs;
export const bins = dayMs / binMs;

/** Counts per quarter of an hour from `startMs` on; times outside the day are left out. */
export function countsByBin(times: readonly number[], startMs: number): number[] {
  const counts = new Array<number>(bins).fill(0);
  for (const time of times) {
    const bin = Math.floor((time - startMs) / binMs);
    const before = counts[bin];
    if (before !== undefined) counts[bin] = before + 1;
  }
  return counts;
}
