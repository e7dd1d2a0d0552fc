import type { TierRule } from '@fengqiao/contract/profiles';
import { describe, expect, test } from 'vitest';
import { edited, editOf, parseRulesSearch } from './rules-search.ts';

const rule = (id: string, atLeast: number, tier: TierRule['tier']): TierRule => ({
  id,
  factor: 'people',
  measure: 'people',
  atLeast,
  tier,
  evidence: { zh: '{found}', en: '{found}' },
});
const rules = [rule('few', 5, 'blue'), rule('many', 100, 'red')];

describe('the address of the page of rules', () => {
  test('says what was changed, and nothing once it is changed back', () => {
    const edit = editOf(rules, rules, { id: 'many', atLeast: 50 });
    expect(edit).toBe('many:50:red');
    const now = edited(rules, edit);
    expect(now.map(({ atLeast }) => atLeast)).toEqual([5, 50]);
    expect(editOf(rules, now, { id: 'few', tier: 'orange' })).toBe('few:5:orange,many:50:red');
    expect(editOf(rules, now, { id: 'many', atLeast: 100 })).toBeUndefined();
  });

  test('leaves out what does not fit', () => {
    expect(parseRulesSearch({ edit: 'many:50:purple', trial: '../..', list: 'people', base: '<b>' })).toEqual(
      {},
    );
    expect(parseRulesSearch({ edit: 'many:50:red', list: 'earlier', changed: true })).toEqual({
      edit: 'many:50:red',
      list: 'earlier',
      changed: true,
    });
  });
});
