import { riskFactors, tiers } from '@fengqiao/contract/cases';
import type { TierRule } from '@fengqiao/contract/profiles';

const factorOf: Partial<Record<TierRule['measure'], TierRule['factor']>> = {
  distinctFactors: 'combined',
  openDays: 'prolonged',
  overdueDays: 'overdue',
  unsatisfiedVisits: 'dissatisfied',
  people: 'people',
  amountYuan: 'amount',
  stated: 'stated',
};

/** What is wrong with a list of rules that fits the schema, with the path of the fault; null = nothing. */
export function faultOfRules(rules: readonly TierRule[]): string | null {
  const ids = new Set<string>();
  for (const [index, rule] of rules.entries()) {
    const at = `/rules/${index}`;
    if (ids.has(rule.id)) return `${at}/id ${rule.id} is there twice`;
    ids.add(rule.id);
    const factor = factorOf[rule.measure];
    if (factor !== undefined && rule.factor !== factor)
      return `${at}/factor of measure ${rule.measure} has to be ${factor}`;
    if (rule.measure === 'signals' && !riskFactors.some((known) => known === rule.factor))
      return `${at}/factor ${rule.factor} is never signalled`;
    if (rule.measure === 'stated' && rule.atLeast !== tiers.indexOf(rule.tier) + 1)
      return `${at}/atLeast of a stated ${rule.tier} has to be ${tiers.indexOf(rule.tier) + 1}`;
    if (rule.measure !== 'stated' && !Object.values(rule.evidence).every((text) => text.includes('{found}')))
      return `${at}/evidence has to show {found}`;
    const fault = rule.measure === 'stated' ? null : faultOfSteps(rules, rule);
    if (fault !== null) return `${at}/atLeast ${fault}`;
  }
  return null;
}

/** More of the same never leads to a lower tier. */
function faultOfSteps(rules: readonly TierRule[], rule: TierRule): string | null {
  const higher = rules.find(
    (other) =>
      other.measure === rule.measure &&
      other.factor === rule.factor &&
      tiers.indexOf(other.tier) > tiers.indexOf(rule.tier) &&
      other.atLeast <= rule.atLeast,
  );
  return higher === undefined
    ? null
    : `${rule.atLeast} of ${rule.id} (${rule.tier}) is not below ${higher.atLeast} of ${higher.id} (${higher.tier})`;
}
