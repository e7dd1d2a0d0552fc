import type { Tier } from '@fengqiao/contract/cases';
import { tiers } from '@fengqiao/contract/cases';
import type { TierRule } from '@fengqiao/contract/profiles';
import { type TrialList, trialLists } from '@fengqiao/contract/tier-rules';

/** What the address of the page says: which version is edited and how, the trial and the list that are open. */
export interface RulesSearch {
  /** Version that is edited; left out = the one in force. */
  base?: string;
  /** `<rule>:<from where on>:<tier>` of each rule that was changed, separated by commas. */
  edit?: string;
  trial?: string;
  list?: TrialList;
  /** Only runs that changed something. */
  changed?: true;
}

const editPattern = /^[a-zA-Z0-9-]+:\d{1,13}:(blue|orange|red)(,[a-zA-Z0-9-]+:\d{1,13}:(blue|orange|red))*$/;

/** Reads the address; whatever does not fit is left out. */
export function parseRulesSearch({ base, edit, trial, list, changed }: Record<string, unknown>): RulesSearch {
  const known = trialLists.find((name) => name === list);
  return {
    ...(typeof base === 'string' && /^[\w.+-]{1,80}$/.test(base) ? { base } : {}),
    ...(typeof edit === 'string' && editPattern.test(edit) ? { edit } : {}),
    ...(typeof trial === 'string' && /^[0-9a-f-]{36}$/.test(trial) ? { trial } : {}),
    ...(known === undefined ? {} : { list: known }),
    ...(changed === true || changed === 'true' ? { changed: true } : {}),
  };
}

/** The rules of a version with the changes of the address. */
export function edited(rules: readonly TierRule[], edit: string | undefined): TierRule[] {
  const changes = new Map(
    (edit ?? '').split(',').map((part): [string, string[]] => {
      const [id = '', ...rest] = part.split(':');
      return [id, rest];
    }),
  );
  return rules.map((rule) => {
    const [atLeast, tier] = changes.get(rule.id) ?? [];
    if (atLeast === undefined || tier === undefined) return rule;
    return { ...rule, atLeast: Number(atLeast), tier: tiers.find((each) => each === tier) ?? rule.tier };
  });
}

/** The changes of a version as the address says them; undefined = none. */
export function editOf(
  rules: readonly TierRule[],
  current: readonly TierRule[],
  change: { id: string; atLeast?: number; tier?: Tier },
): string | undefined {
  const next = current.map((rule) => (rule.id === change.id ? { ...rule, ...change } : rule));
  const parts = next.filter((rule, index) => isChanged(rule, rules[index]));
  return parts.length === 0
    ? undefined
    : parts.map(({ id, atLeast, tier }) => `${id}:${atLeast}:${tier}`).join(',');
}

/** Whether a rule is another one than it was. */
export const isChanged = (rule: TierRule, was: TierRule | undefined): boolean =>
  was === undefined || rule.atLeast !== was.atLeast || rule.tier !== was.tier;
