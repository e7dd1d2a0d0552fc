import { type Tier, tiers } from '@fengqiao/contract/cases';
import type { Profile } from '../profiles/profile-schema.ts';
import type { Calendar } from './calendar.ts';
import { type ViewContext, viewOf } from './case-view.ts';
import { nextDue } from './deadlines.ts';
import { emptyFold, engineSource, foldEvent, type LogEvent } from './fold.ts';
import { findTier, type TierRules } from './tier.ts';

/** The tier of a case from a moment (ms) on. */
export interface TierStep {
  at: number;
  tier: Tier | null;
}

export interface TierHistory {
  /** From the first event on; none while the case had no tier yet. */
  steps: TierStep[];
  /** Whether the case was open at the end. */
  open: boolean;
}

/**
 * How the tier of a case would have gone under each set of rules, had they always been in force: with every event at its time, and with
 * time alone in between, until `until` (ms). The log may come in any order; what the engine found at the time does not count.
 */
export function tierHistories(
  log: readonly LogEvent[],
  context: ViewContext,
  profile: Profile,
  calendar: Calendar,
  rules: readonly TierRules[],
  until: number,
): TierHistory[] {
  const events = log
    .filter(({ source, at }) => source !== engineSource && at <= until)
    .sort((a, b) => a.at - b.at);
  const histories = rules.map((): TierHistory => ({ steps: [], open: false }));
  const fold = emptyFold();
  for (const [index, event] of events.entries()) {
    foldEvent(fold, event);
    const next = events[index + 1]?.at ?? until;
    if (next === event.at && index < events.length - 1) continue;
    const view = viewOf(fold, context);
    const dueAt = nextDue(fold, view, profile, calendar)?.dueAt ?? null;
    for (const [number, each] of rules.entries()) {
      const history = histories[number];
      if (history === undefined) continue;
      history.open = view.resolvedAt === null && view.closedAt === null;
      for (let at: number | null = event.at; at !== null && (at < next || at === event.at); ) {
        const found = findTier(fold, view, dueAt, each, at);
        const held = history.steps.at(-1)?.tier ?? null;
        if (found.tier !== held) history.steps.push({ at, tier: found.tier });
        at = found.nextAt;
      }
    }
  }
  return histories;
}

/** What other rules would have changed for one case in a window. */
export interface HistoryComparison {
  /** Whether the tiers differ at any moment of the window. */
  changed: boolean;
  /** Highest tier within the window. */
  highestBefore: Tier | null;
  highestAfter: Tier | null;
  /** When it first turned red, if in the window. */
  redBefore: number | null;
  redAfter: number | null;
  /** By how much earlier (ms; negative = later) it would have reached the highest tier that it reached under both; null = neither in the window. */
  earlierMs: number | null;
  /** Tier at the end. */
  nowBefore: Tier | null;
  nowAfter: Tier | null;
}

/** Compares two histories of one case between two moments (ms, both included). */
export function compareHistories(
  { steps: before }: TierHistory,
  { steps: after }: TierHistory,
  from: number,
  until: number,
): HistoryComparison {
  const times = [from, ...[...before, ...after].map(({ at }) => at)].filter(
    (at) => at >= from && at <= until,
  );
  const highestBefore = highest(before, from, until);
  const highestAfter = highest(after, from, until);
  return {
    changed: times.some((at) => tierAt(before, at) !== tierAt(after, at)),
    highestBefore,
    highestAfter,
    redBefore: within(firstAt(before, 'red'), from, until),
    redAfter: within(firstAt(after, 'red'), from, until),
    earlierMs: earlier(before, after, rankOf(highestBefore), rankOf(highestAfter), from),
    nowBefore: tierAt(before, until),
    nowAfter: tierAt(after, until),
  };
}

function earlier(
  before: readonly TierStep[],
  after: readonly TierStep[],
  rankBefore: number,
  rankAfter: number,
  from: number,
): number | null {
  const tier = tiers[Math.min(rankBefore, rankAfter)];
  if (tier === undefined) return null;
  const [was, would] = [firstAt(before, tier), firstAt(after, tier)];
  if (was === null || would === null || Math.max(was, would) < from) return null;
  return was - would;
}

const rankOf = (tier: Tier | null): number => (tier === null ? -1 : tiers.indexOf(tier));

const tierAt = (steps: readonly TierStep[], at: number): Tier | null =>
  steps.findLast((step) => step.at <= at)?.tier ?? null;

/** When a tier or a higher one was first reached. */
const firstAt = (steps: readonly TierStep[], tier: Tier): number | null =>
  steps.find((step) => rankOf(step.tier) >= rankOf(tier))?.at ?? null;

const within = (at: number | null, from: number, until: number): number | null =>
  at !== null && at >= from && at <= until ? at : null;

function highest(steps: readonly TierStep[], from: number, until: number): Tier | null {
  let rank = rankOf(tierAt(steps, from));
  for (const { at, tier } of steps) if (at >= from && at <= until) rank = Math.max(rank, rankOf(tier));
  return tiers[rank] ?? null;
}
