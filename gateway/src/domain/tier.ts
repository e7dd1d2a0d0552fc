import { riskFactors, type Tier, type TierReason, tiers } from '@fengqiao/contract/cases';
import type { Language } from '@fengqiao/contract/reference';
import type Type from 'typebox';
import type { Profile, TierRule } from '../profiles/profile-schema.ts';
import type { CaseView } from './case-view.ts';
import type { CaseFold } from './fold.ts';
import { dayMs } from './instant.ts';

export interface TierFinding {
  tier: Tier | null;
  reasons: Type.Static<typeof TierReason>[];
  rulesVersion: string;
}

/** What a rule measured: a number, and from when to when what it counts lies (ms); null = it has no dates. */
interface Measured {
  found: number;
  from: number | null;
  to: number | null;
}

export interface TierFound {
  tier: Tier | null;
  /** When time alone will raise the tier, in milliseconds; null = it will not. */
  nextAt: number | null;
  /** The rules that fired, in the order of the list. */
  fired: { rule: TierRule; measured: Measured }[];
}

/** The rules of a place for tiers; a profile has them, and so has every version that a site made of them. */
export type TierRules = Pick<Profile, 'tiers'>;

/**
 * Tier of a case: the highest of the rules that fire. It is a property of the case, computed from its events and now; nothing is
 * kept about a person.
 */
export function findTier(
  fold: CaseFold,
  view: CaseView,
  dueAt: number | null,
  { tiers: { rules } }: TierRules,
  now: number,
): TierFound {
  const fired: TierFound['fired'] = [];
  let highest = -1;
  for (const rule of rules) {
    const measured = measure(rule, fold, view, dueAt, now);
    if (!fires(rule, measured.found)) continue;
    highest = Math.max(highest, tiers.indexOf(rule.tier));
    fired.push({ rule, measured });
  }
  let nextAt: number | null = null;
  for (const rule of rules) {
    const at = firesAt(rule, view, dueAt);
    if (at === null || at <= now || tiers.indexOf(rule.tier) <= highest) continue;
    nextAt = Math.min(nextAt ?? at, at);
  }
  return { tier: tiers[highest] ?? null, nextAt, fired };
}

/** The same with each rule that fired and its evidence in words, and the rules' version. */
export function tierOf(
  fold: CaseFold,
  view: CaseView,
  dueAt: number | null,
  rules: TierRules,
  now: number,
  language: Language = 'zh',
): TierFinding {
  const { tier, fired } = findTier(fold, view, dueAt, rules, now);
  const reasons = fired.map(({ rule, measured }) => reasonOf(rule, measured, language));
  return { tier, reasons: strongest(reasons), rulesVersion: rules.tiers.version };
}

const fires = (rule: TierRule, found: number): boolean =>
  rule.measure === 'stated' ? found === rule.atLeast : found >= rule.atLeast;

const isOpen = (view: CaseView): boolean => view.resolvedAt === null && view.closedAt === null;

/** When a rule of time fires if nothing else happens; null for every other rule, and for a case that is done. */
function firesAt(rule: TierRule, view: CaseView, dueAt: number | null): number | null {
  if (!isOpen(view)) return null;
  if (rule.measure === 'openDays') return view.registeredAt + rule.atLeast * dayMs;
  // Overdue begins after the last moment of the term, and its first day is day one.
  return rule.measure === 'overdueDays' && dueAt !== null
    ? dueAt + Math.max((rule.atLeast - 1) * dayMs, 1)
    : null;
}

function measure(
  rule: TierRule,
  fold: CaseFold,
  view: CaseView,
  dueAt: number | null,
  now: number,
): Measured {
  const counted = (name: string): Measured => {
    const [from, to] = fold.spans?.[name] ?? [null, null];
    return { found: fold.counts[name] ?? 0, from, to };
  };
  const said = (found: number, register: readonly [at: number, ...unknown[]] | undefined): Measured => ({
    found,
    from: register?.[0] ?? null,
    to: null,
  });
  switch (rule.measure) {
    case 'signals':
      return counted(`signal:${rule.factor}`);
    case 'unsatisfiedVisits':
      return counted('unsatisfied');
    case 'distinctFactors':
      return together(riskFactors.map((factor) => counted(`signal:${factor}`)));
    case 'openDays': {
      const found = isOpen(view) ? Math.floor((now - view.registeredAt) / dayMs) : 0;
      return { found, from: view.registeredAt, to: null };
    }
    case 'overdueDays': {
      const late = isOpen(view) && dueAt !== null && now > dueAt;
      return { found: late ? Math.floor((now - dueAt) / dayMs) + 1 : 0, from: dueAt, to: null };
    }
    case 'people':
      return said(view.people ?? 0, fold.people);
    case 'amountYuan':
      return said(Number(view.amountYuan ?? 0), fold.amount);
    case 'stated':
      return said(tiers.indexOf(fold.stated?.[3] as Tier) + 1, fold.stated);
  }
}

/** How many kinds there were at all, and when. */
function together(all: Measured[]): Measured {
  const some = all.filter(({ found }) => found > 0);
  const times = some.flatMap(({ from, to }) => (from === null || to === null ? [] : [from, to]));
  return {
    found: some.length,
    from: times.length === 0 ? null : Math.min(...times),
    to: times.length === 0 ? null : Math.max(...times),
  };
}

const instant = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

function reasonOf(
  rule: TierRule,
  { found, from, to }: Measured,
  language: Language,
): TierFinding['reasons'][number] {
  return {
    rule: rule.id,
    factor: rule.factor,
    tier: rule.tier,
    evidence: rule.evidence[language]
      .replace('{found}', String(found))
      .replace('{atLeast}', String(rule.atLeast)),
    found,
    atLeast: rule.atLeast,
    from: instant(from),
    to: instant(to),
  };
}

/** Of several rules on one measure (5, 30, 100 people) only the highest one that fired is a reason. */
function strongest(reasons: TierFinding['reasons']): TierFinding['reasons'] {
  if (reasons.length < 2) return reasons;
  const best = new Map<string, TierFinding['reasons'][number]>();
  for (const reason of reasons) {
    const held = best.get(reason.factor);
    if (held === undefined || tiers.indexOf(reason.tier) >= tiers.indexOf(held.tier))
      best.set(reason.factor, reason);
  }
  return [...best.values()].sort((a, b) => tiers.indexOf(b.tier) - tiers.indexOf(a.tier));
}
