import type { Tier } from '@fengqiao/contract/cases';
import type { TierTrialResult, TrialList } from '@fengqiao/contract/tier-rules';
import { addDays, dayMs, shanghaiDay, startOfDay } from './instant.ts';
import type { HistoryComparison } from './tier-history.ts';

/** A case behind a figure. */
export interface ListedCase {
  caseId: number;
  before: Tier | null;
  after: Tier | null;
  /** Days by which its highest tier would have come earlier; negative = later; null = cannot be said. */
  earlierDays: number | null;
}

/** Most cases that are kept behind one figure; the figure itself counts all of them. */
export const listedCases = 1_000;

/** Adds up what other rules would have changed, case by case. */
export class TierTrialSum {
  readonly #weeks = new Map<string, { before: number; after: number }>();
  readonly #earlier: number[] = [];
  readonly #later: number[] = [];
  readonly #counts = { cases: 0, changed: 0, newReds: 0, lostReds: 0 };
  readonly #now = { before: perTier(), after: perTier() };
  readonly lists: Record<TrialList, ListedCase[]> = {
    changed: [],
    earlier: [],
    later: [],
    newReds: [],
    lostReds: [],
  };

  /** A window of days that ends now (ms): its weeks are there even when nothing turned red in them. */
  constructor(from: number, until: number) {
    for (let at = from; at <= until; at += dayMs) this.#weekOf(at);
    this.#weekOf(until);
  }

  add(caseId: number, open: boolean, found: HistoryComparison): void {
    const { highestBefore: before, highestAfter: after, earlierMs, redBefore, redAfter } = found;
    this.#counts.cases += 1;
    if (open) {
      this.#now.before[found.nowBefore ?? 'none'] += 1;
      this.#now.after[found.nowAfter ?? 'none'] += 1;
    }
    if (redBefore !== null) this.#weekOf(redBefore).before += 1;
    if (redAfter !== null) this.#weekOf(redAfter).after += 1;
    if (!found.changed) return;
    const earlierDays = earlierMs === null ? null : Math.round((earlierMs / dayMs) * 10) / 10;
    const listed = { caseId, before, after, earlierDays };
    this.#counts.changed += 1;
    this.#list('changed', listed);
    if (earlierMs !== null && earlierMs > 0) {
      this.#earlier.push(earlierMs);
      this.#list('earlier', listed);
    }
    if (earlierMs !== null && earlierMs < 0) {
      this.#later.push(-earlierMs);
      this.#list('later', listed);
    }
    if (redAfter !== null && before !== 'red') {
      this.#counts.newReds += 1;
      this.#list('newReds', listed);
    }
    if (redBefore !== null && after !== 'red') {
      this.#counts.lostReds += 1;
      this.#list('lostReds', listed);
    }
  }

  result(): TierTrialResult {
    return {
      ...this.#counts,
      earlier: this.#earlier.length,
      earlierDays: medianDays(this.#earlier),
      later: this.#later.length,
      laterDays: medianDays(this.#later),
      weeks: [...this.#weeks].map(([monday, n]) => ({ monday, ...n })),
      nowBefore: this.#now.before,
      nowAfter: this.#now.after,
    };
  }

  #list(name: TrialList, listed: ListedCase): void {
    const list = this.lists[name];
    if (list.length < listedCases) list.push(listed);
  }

  #weekOf(at: number): { before: number; after: number } {
    const monday = mondayOf(at);
    let week = this.#weeks.get(monday);
    if (week === undefined) {
      week = { before: 0, after: 0 };
      this.#weeks.set(monday, week);
    }
    return week;
  }
}

const perTier = () => ({ none: 0, blue: 0, orange: 0, red: 0 });

/** Monday of a moment's week in Asia/Shanghai; 1 January 1970 was a Thursday. */
function mondayOf(at: number): string {
  const day = shanghaiDay(at);
  const number = Math.round((startOfDay(day) - startOfDay('1970-01-01')) / dayMs);
  return addDays(day, -((number + 3) % 7));
}

/** Median of times in days, one decimal; null = of nothing. */
function medianDays(times: number[]): number | null {
  const sorted = [...times].sort((a, b) => a - b);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  if (low === undefined || high === undefined) return null;
  return Math.round(((low + high) / 2 / dayMs) * 10) / 10;
}
