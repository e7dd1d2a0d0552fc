import type { DrillMeasure, DrillResult } from '@fengqiao/contract/drill';

/** What a drill's database says of one case; times in milliseconds, null = it did not happen. */
export interface DrillCase {
  tier: string | null;
  registeredAt: number;
  takenAt: number | null;
  dispatchedAt: number | null;
  acceptedAt: number | null;
  /** Last signal of a risk. */
  signalledAt: number | null;
  acknowledgedAt: number | null;
  resolvedAt: number | null;
}

/** A letter that went out. */
export interface DrillLetter {
  issuedAt: number;
  repliedAt: number | null;
}

const minuteMs = 60_000;

/** Counts over cases and letters with their denominators: there is no figure of a person. */
export function drillResult(cases: readonly DrillCase[], letters: readonly DrillLetter[]): DrillResult {
  const red = cases.filter(({ tier }) => tier === 'red');
  return {
    cases: cases.length,
    taken: measure(cases.map(({ registeredAt, takenAt }) => [registeredAt, takenAt])),
    accepted: measure(
      cases.flatMap(({ dispatchedAt, acceptedAt }) =>
        dispatchedAt === null ? [] : [[dispatchedAt, acceptedAt]],
      ),
    ),
    acknowledged: measure(
      red.map(({ registeredAt, signalledAt, acknowledgedAt }) => [
        signalledAt ?? registeredAt,
        acknowledgedAt,
      ]),
    ),
    letters: measure(letters.map(({ issuedAt, repliedAt }) => [issuedAt, repliedAt])),
    resolved: measure(cases.map(({ registeredAt, resolvedAt }) => [registeredAt, resolvedAt])),
  };
}

/** How many of all came to their end, and the median of those that did; one that ended before it began took no time. */
function measure(spans: readonly (readonly [from: number, to: number | null])[]): DrillMeasure {
  const took = spans.flatMap(([from, to]) => (to === null ? [] : [Math.max(0, to - from)]));
  return { n: took.length, of: spans.length, medianMin: medianMinutes(took) };
}

function medianMinutes(tookMs: readonly number[]): number | null {
  const sorted = [...tookMs].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)];
  if (upper === undefined) return null;
  const lower = sorted.length % 2 === 0 ? (sorted[middle - 1] ?? upper) : upper;
  return Math.round(((lower + upper) / 2 / minuteMs) * 10) / 10;
}
