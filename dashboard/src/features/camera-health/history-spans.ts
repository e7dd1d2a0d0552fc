import type { CameraHealthHistory, HealthState } from '@fengqiao/contract/camera-health';

/** A time in which a camera was known to be in one state; `unknown` before anybody had asked. */
export interface HistorySpan {
  state: HealthState | 'unknown';
  /** Epoch ms. */
  from: number;
  to: number;
  reason: string | null;
}

/** The history as times that follow on each other, from its beginning to now. */
export function historySpans({ from, now, before, entries }: CameraHealthHistory): HistorySpan[] {
  const spans: HistorySpan[] = [];
  let at = Date.parse(from);
  let state: HistorySpan['state'] = before ?? 'unknown';
  let reason: string | null = null;
  for (const entry of [...entries, { at: now, state: null, reason: null }]) {
    const to = Math.max(at, Date.parse(entry.at));
    if (to > at) spans.push({ state, from: at, to, reason });
    at = to;
    if (entry.state !== null) state = entry.state;
    reason = entry.reason;
  }
  return spans;
}

/** Times a camera was out, and for how long altogether, ms. */
export function outageTotal(spans: readonly HistorySpan[]): { times: number; ms: number } {
  const out = spans.filter(({ state }) => state === 'outage');
  return { times: out.length, ms: out.reduce((sum, { from, to }) => sum + to - from, 0) };
}
