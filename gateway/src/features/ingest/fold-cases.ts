import type { Tier } from '@fengqiao/contract/cases';
import type { HeldState, StateValues } from '@fengqiao/db/queries/case-states';
import type { Calendar } from '../../domain/calendar.ts';
import { type CaseView, viewOf } from '../../domain/case-view.ts';
import { nextDue } from '../../domain/deadlines.ts';
import { type CaseFold, emptyFold, engineSource, foldEvent, type LogEvent } from '../../domain/fold.ts';
import type { Places } from '../../domain/placing.ts';
import { findTier, type TierFound } from '../../domain/tier.ts';
import type { Profile } from '../../profiles/profile-schema.ts';
import { routedTo } from './auto-dispatch.ts';
import type { PreparedEvent } from './prepared.ts';
import type { CountedCase } from './rollup-delta.ts';

/** The rules by which events become states. */
export interface Rules {
  /** With the version of its tier rules that is in force. */
  profile: Profile;
  calendar: Calendar;
  places: Places;
}

/** One case of a batch: its new events, what it was and what it is after them. */
export interface CaseWork {
  caseSource: string;
  caseRef: string;
  /** 0 until a new case has been stored. */
  caseId: number;
  caseCode: string;
  events: PreparedEvent[];
  /** What the case's rollup rows were counted under; null for a new case. */
  before: (CountedCase & { first: number; last: number }) | null;
  tierBefore: Tier | null;
  /** Department that its category had given it to; null = none, or the case is new. */
  routedBefore: string | null;
  fold: CaseFold;
  view: CaseView;
  tier: Tier | null;
  /** How the tier was found: what fired, by which version, and when (ms). */
  found: TierFound & { rules: string; at: number };
  due: { dueAt: number; kind: string } | null;
}

/** Folds the new events of one case. `now` in milliseconds; `log` = its stored events, needed when one of the new has a guard. */
export function foldCase(
  events: PreparedEvent[],
  held: HeldState | undefined,
  rules: Rules,
  now: number,
  log: readonly LogEvent[] = [],
): CaseWork {
  const [first] = events;
  if (first === undefined) throw new Error('a case without an event');
  const context = {
    sourceArea: first.sourceArea,
    profile: rules.profile,
    pointOf: (area: number) => rules.places.pointOf(area),
  };
  const fold = held === undefined ? emptyFold() : (held.fold as CaseFold);
  const viewBefore = held === undefined ? null : viewOf(fold, context);
  const before = held === undefined || viewBefore === null ? null : countedBefore(held, fold, viewBefore);
  const known: LogEvent[] = [...log];
  for (const event of events) {
    event.guard?.(viewOf(fold, context), known);
    foldEvent(fold, event);
    known.push(event);
  }
  const view = viewOf(fold, context);
  const due = nextDue(fold, view, rules.profile, rules.calendar);
  const found = findTier(fold, view, due?.dueAt ?? null, rules.profile, now);
  return {
    caseSource: first.caseSource,
    caseRef: first.caseRef,
    caseId: held?.case_id ?? 0,
    caseCode: held?.case_code ?? '',
    events,
    before,
    tierBefore: (held?.tier ?? null) as Tier | null,
    routedBefore: viewBefore === null ? null : routedTo(viewBefore, rules.profile),
    fold,
    view,
    tier: found.tier,
    found: { ...found, rules: rules.profile.tiers.version, at: now },
    due,
  };
}

/** Area and cell as they are stored: the registry may have changed since they were counted. */
function countedBefore(held: HeldState, fold: CaseFold, view: CaseView): CaseWork['before'] {
  return { ...view, area: held.area, cell: held.cell, first: fold.first, last: fold.last };
}

/** The engine's own event when the tier of a case changed, folded in; null when it did not. */
export function tierChange(work: CaseWork): LogEvent | null {
  if (work.tier === work.tierBefore) return null;
  // Found by an event, so at the time of the newest: history that is loaded late keeps its days.
  const event = tierEvent(work, 'event', work.fold.last);
  foldEvent(work.fold, event);
  return event;
}

/** What the engine says of a tier that it found: by which version, which rules fired with what, and why it looked. `at` in ms. */
export function tierEvent(
  { caseCode, fold, tier, found }: Pick<CaseWork, 'caseCode' | 'fold' | 'tier' | 'found'>,
  because: 'event' | 'time' | 'rules',
  at: number,
): LogEvent {
  return {
    source: engineSource,
    eventId: `${caseCode}:tier:${(fold.counts.tierChanges ?? 0) + 1}`,
    type: 'tier.changed',
    at,
    facts: {},
    payload: {
      tier,
      because,
      rules: found.rules,
      fired: Object.fromEntries(found.fired.map(({ rule, measured }) => [rule.id, measured.found])),
    },
  };
}

/** The columns of `case_state`. */
export function stateValues({ fold, view, tier, found, due }: CaseWork): StateValues {
  return {
    ...view,
    tier,
    dueAt: due?.dueAt ?? null,
    dueKind: due?.kind ?? null,
    tierRules: found.rules,
    tierAt: found.at,
    tierNextAt: found.nextAt,
    fold: JSON.stringify(fold),
  };
}
