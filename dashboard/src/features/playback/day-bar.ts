import type { RecordedSpan } from '@fengqiao/contract/recordings';
import { dayMs } from '../../lib/time.ts';

/** A stretch of the bar, shares of the day 0–1. */
export interface BarSpan {
  from: number;
  width: number;
}

const share = (ms: number, dayFromMs: number): number => Math.min(1, Math.max(0, (ms - dayFromMs) / dayMs));

/** Spans as they stand on the bar of a day. */
export const barSpans = (spans: readonly RecordedSpan[], dayFromMs: number): BarSpan[] =>
  spans.flatMap((span) => {
    const from = share(Date.parse(span.from), dayFromMs);
    const width = share(Date.parse(span.to), dayFromMs) - from;
    return width > 0 ? [{ from, width }] : [];
  });

/** Where a time stands on the bar; null when it is of another day. */
export const placeOf = (atMs: number, dayFromMs: number): number | null =>
  atMs < dayFromMs || atMs >= dayFromMs + dayMs ? null : (atMs - dayFromMs) / dayMs;

/** The time at a place of the bar, to the second. */
export const timeAt = (place: number, dayFromMs: number): number =>
  dayFromMs + Math.min(dayMs - 1_000, Math.max(0, Math.round((place * dayMs) / 1_000) * 1_000));
