import type { CameraRecordings, RecordedSpan } from '@fengqiao/contract/recordings';

/** What there is of a camera at a moment. `never` = nobody has switched its recording on; `unknown` = not every node has answered. */
export type Coverage = 'recorded' | 'gap' | 'never' | 'unknown' | 'future';

type Known = Pick<CameraRecordings, 'spans' | 'setBy' | 'complete'>;

/** Whether a moment, epoch ms, is recorded; `nowMs`: the server's clock. */
export function coverageAt(atMs: number, days: readonly (Known | undefined)[], nowMs: number): Coverage {
  if (atMs > nowMs) return 'future';
  const known = days.filter((day) => day !== undefined);
  if (known.some(({ spans }) => spanAt(spans, atMs) !== null)) return 'recorded';
  if (known.length < days.length || known.some(({ complete }) => !complete)) return 'unknown';
  return known.some(({ setBy }) => setBy !== null) ? 'gap' : 'never';
}

/** The span that holds a moment, epoch ms; null in a gap. */
export function spanAt(spans: readonly RecordedSpan[], atMs: number): RecordedSpan | null {
  return spans.find(({ from, to }) => atMs >= Date.parse(from) && atMs < Date.parse(to)) ?? null;
}

/** A stretch of the bar, shares of it 0–1. */
export interface BarStretch {
  from: number;
  width: number;
}

/** Spans as they stand on a bar from `fromMs` to `toMs`; what lies outside is cut off. */
export function stretches(spans: readonly RecordedSpan[], fromMs: number, toMs: number): BarStretch[] {
  const share = (ms: number): number => Math.min(1, Math.max(0, (ms - fromMs) / (toMs - fromMs)));
  return spans.flatMap(({ from, to }) => {
    const begin = share(Date.parse(from));
    const width = share(Date.parse(to)) - begin;
    return width > 0 ? [{ from: begin, width }] : [];
  });
}

/** Where a moment stands on the bar, 0–1; null outside. */
export const placeOn = (atMs: number, fromMs: number, toMs: number): number | null =>
  atMs < fromMs || atMs > toMs ? null : (atMs - fromMs) / (toMs - fromMs);

/** The bar around a moment: it stays where it is until the moment leaves it. Epoch ms. */
export function barAround(
  atMs: number,
  hours: number,
  before: { fromMs: number; toMs: number } | null,
): { fromMs: number; toMs: number } {
  const lengthMs = hours * 3_600_000;
  if (
    before !== null &&
    before.toMs - before.fromMs === lengthMs &&
    placeOn(atMs, before.fromMs, before.toMs) !== null
  )
    return before;
  const fromMs = Math.floor((atMs - lengthMs / 2) / 60_000) * 60_000;
  return { fromMs, toMs: fromMs + lengthMs };
}
