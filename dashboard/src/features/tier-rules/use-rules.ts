import type { TierRule } from '@fengqiao/contract/profiles';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { tierRulesKey, tierRulesQuery } from './api.ts';
import { edited } from './rules-search.ts';

/** The version that is edited, with the changes of the address. */
export function useEditedRules() {
  const search = useSearch({ from: '/shell/rules/tiers' });
  const navigate = useNavigate({ from: '/rules/tiers' });
  const query = useQuery(tierRulesQuery);
  const { versions = [], active = '', mayChange = false } = query.data ?? {};
  const base = versions.find(({ version }) => version === (search.base ?? active));
  const inForce = versions.find(({ version }) => version === active);
  const was: readonly TierRule[] = base?.rules ?? [];
  return {
    search,
    navigate,
    query,
    versions,
    active,
    mayChange,
    base,
    inForce,
    was,
    rules: edited(was, search.edit),
  };
}

/** Does something with rules; everything of the page is asked for anew afterwards, whatever came of it. */
export function useRulesAction<Input, Result>(
  action: (input: Input) => Promise<Result>,
  onDone?: (result: Result) => void,
) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: action,
    onSuccess: (result: Result) => onDone?.(result),
    onSettled: () => queryClient.invalidateQueries({ queryKey: tierRulesKey }),
  });
}
