import type { Tier } from '@fengqiao/contract/cases';
import type { Profile } from '../profiles/profile-schema.ts';
import type { Calendar } from './calendar.ts';
import { type CaseView, type ViewContext, viewOf } from './case-view.ts';
import { nextDue } from './deadlines.ts';
import { type CaseFold, emptyFold, engineSource, foldEvent, type LogEvent } from './fold.ts';

/** What the log alone says of a case. */
export interface Rebuilt {
  fold: CaseFold;
  view: CaseView;
  due: { dueAt: number; kind: string } | null;
  /** The tier that the engine wrote down last. Whether it still holds is the timed run's question. */
  tier: Tier | null;
}

/** Folds the whole log of one case, in whatever order it comes. */
export function rebuildCase(
  log: readonly LogEvent[],
  context: ViewContext,
  profile: Profile,
  calendar: Calendar,
): Rebuilt {
  const fold = emptyFold();
  for (const event of log) foldEvent(fold, event);
  const view = viewOf(fold, context);
  return { fold, view, due: nextDue(fold, view, profile, calendar), tier: lastTierOf(log) };
}

/** The engine numbers the tiers that it finds: several may be of the same moment. */
function lastTierOf(log: readonly LogEvent[]): Tier | null {
  let highest = 0;
  let tier: Tier | null = null;
  for (const { source, type, eventId, payload } of log) {
    if (source !== engineSource || type !== 'tier.changed') continue;
    const number = Number(eventId.slice(eventId.lastIndexOf(':') + 1));
    if (number <= highest) continue;
    highest = number;
    tier = (payload.tier ?? null) as Tier | null;
  }
  return tier;
}
