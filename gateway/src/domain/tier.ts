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

/**
 * Tier of a case by the profile's rules: the highest of those that fire, each with its evidence. It is a property of
 * the case, computed from its events and now; nothing is kept about a person.
 */
export function tierOf(
  fold: CaseFold,
  view: CaseView,
  dueAt: number | null,
  profile: Profile,
  now: number,
  language: Language = 'zh',
): TierFinding {
  const { rules, version } = profile.tiers;
  const reasons: TierFinding['reasons'] = [];
  let highest = -1;
  for (const rule of rules) {
    const found = measure(rule, fold, view, dueAt, now);
    if (found < rule.atLeast || (rule.measure === 'stated' && found !== rule.atLeast)) continue;
    highest = Math.max(highest, tiers.indexOf(rule.tier));
    reasons.push({
      rule: rule.id,
      factor: rule.factor,
      tier: rule.tier,
      evidence: inWords(rule, found, language),
    });
  }
  return { tier: tiers[highest] ?? null, reasons: strongest(reasons), rulesVersion: version };
}

function measure(rule: TierRule, fold: CaseFold, view: CaseView, dueAt: number | null, now: number): number {
  const open = view.resolvedAt === null && view.closedAt === null;
  switch (rule.measure) {
    case 'signals':
      return fold.counts[`signal:${rule.factor}`] ?? 0;
    case 'unsatisfiedVisits':
      return fold.counts.unsatisfied ?? 0;
    case 'distinctFactors':
      return riskFactors.filter((factor) => (fold.counts[`signal:${factor}`] ?? 0) > 0).length;
    case 'openDays':
      return open ? Math.floor((now - view.registeredAt) / dayMs) : 0;
    case 'overdueDays':
      return open && dueAt !== null && now > dueAt ? Math.floor((now - dueAt) / dayMs) + 1 : 0;
    case 'people':
      return view.people ?? 0;
    case 'amountYuan':
      return Number(view.amountYuan ?? 0);
    case 'stated':
      return tiers.indexOf(fold.stated?.[3] as Tier) + 1;
  }
}

function inWords(rule: TierRule, found: number, language: Language): string {
  return rule.evidence[language].replace('{found}', String(found)).replace('{atLeast}', String(rule.atLeast));
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
