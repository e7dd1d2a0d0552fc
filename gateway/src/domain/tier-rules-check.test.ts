import { riskFactors } from '@fengqiao/contract/cases';
import { TierRule } from '@fengqiao/contract/profiles';
import {
  TierRulesList,
  TierRulesProposal,
  TierRun,
  TierTrial,
  TrialCase,
} from '@fengqiao/contract/tier-rules';
import { describe, expect, it } from 'vitest';
import { loadProfile, profileIds } from '../profiles/load-profile.ts';
import { mayChangeRules, refuseRulesDecision, refuseWithdrawal } from './rules-change.ts';
import { faultOfRules } from './tier-rules-check.ts';

const { rules } = loadProfile('bazhong').tiers;
const withRule = (id: string, change: Partial<TierRule>) =>
  rules.map((rule) => (rule.id === id ? { ...rule, ...change } : rule));

describe('a list of rules for tiers', () => {
  it.each(profileIds)('of %s is as it must be, and uses every factor there is', (id) => {
    const shipped = loadProfile(id).tiers.rules;
    expect(faultOfRules(shipped)).toBeNull();
    const used = new Set(shipped.map(({ factor }) => factor));
    expect(
      [...riskFactors, 'people', 'amount', 'combined', 'overdue'].filter((each) => !used.has(each as never)),
    ).toEqual([]);
  });

  it('is refused with the path of what is wrong', () => {
    const at = rules.findIndex(({ id }) => id === 'people-orange');
    expect(faultOfRules(withRule('people-orange', { atLeast: 100 }))).toBe(
      `/rules/${at}/atLeast 100 of people-orange (orange) is not below 100 of people-red (red)`,
    );
    expect(faultOfRules(withRule('people-orange', { id: 'people-red' }))).toMatch(
      /people-red is there twice$/,
    );
    expect(faultOfRules(withRule('people-orange', { factor: 'amount' }))).toMatch(/factor of measure people/);
    expect(faultOfRules(withRule('threat', { factor: 'people' }))).toMatch(/people is never signalled$/);
    expect(faultOfRules(withRule('stated-red', { atLeast: 2 }))).toMatch(/has to be 3$/);
    expect(faultOfRules(withRule('threat', { evidence: { zh: '扬言', en: 'Threats' } }))).toMatch(/evidence/);
  });

  it('knows no person: nothing in rules, runs, trials or what can be asked names one but who decided on rules', () => {
    const names = new Set<string>();
    const collect = (schema: unknown): void => {
      if (typeof schema !== 'object' || schema === null) return;
      for (const [key, value] of Object.entries(schema)) {
        if (key === 'properties') for (const name of Object.keys(value as object)) names.add(name);
        collect(value);
      }
    };
    for (const schema of [TierRule, TierRulesList, TierRulesProposal, TierRun, TierTrial, TrialCase])
      collect(schema);
    const deciders = ['draftedBy', 'decidedBy', 'askedBy'];
    expect(
      [...names].filter((name) => /name|person|party|reporter|account|phone|idNumber|By$/i.test(name)).sort(),
    ).toEqual(deciders.sort());
  });
});

describe('the rules of a place', () => {
  it('are changed by leaders and heads of the whole place alone', () => {
    expect(mayChangeRules({ role: 'leader', areaCode: '511900' }, '511900')).toBe(true);
    expect(mayChangeRules({ role: 'head', areaCode: '510000' }, '511900')).toBe(true);
    expect(mayChangeRules({ role: 'head', areaCode: '511902' }, '511900')).toBe(false);
    expect(mayChangeRules({ role: 'operator', areaCode: '511900' }, '511900')).toBe(false);
    expect(mayChangeRules({ role: 'leader', areaCode: '511900' }, null)).toBe(false);
  });

  it('are switched on by a second person, once, and taken back by the first', () => {
    const proposal = { state: 'proposed', draftedBy: 'leader01' };
    expect(refuseRulesDecision(proposal, 'leader01')).toBe('rules.self');
    expect(refuseRulesDecision(proposal, 'head01')).toBeNull();
    expect(refuseRulesDecision({ ...proposal, state: 'active' }, 'head01')).toBe('rules.decided');
    expect(refuseWithdrawal(proposal, 'head01')).toBe('access.denied');
    expect(refuseWithdrawal(proposal, 'leader01')).toBeNull();
  });
});
