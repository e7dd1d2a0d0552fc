import type { TierRule } from '@fengqiao/contract/profiles';
import type {
  TierRulesDecision,
  TierRulesList,
  TierRulesProposal,
  TierRulesVersion,
  TierRun,
  TierTrial,
  TrialCase,
  TrialList,
} from '@fengqiao/contract/tier-rules';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { request } from '../../lib/api.ts';

const key = ['tierRules'] as const;

/** Everything of this page: asked for anew after whatever was done. */
export const tierRulesKey = key;

export const tierRulesQuery = queryOptions({
  queryKey: [...key, 'versions'],
  queryFn: ({ signal }) => request<TierRulesList>('/api/tier-rules', { signal }),
  refetchInterval: 60_000,
});

/** A trial; asked for twice a second while it runs. */
export const trialQuery = (id: string) =>
  queryOptions({
    queryKey: [...key, 'trial', id],
    queryFn: ({ signal }) => request<TierTrial>(`/api/tier-trials/${id}`, { signal }),
    refetchInterval: ({ state }) =>
      state.data === undefined || state.data.state === 'running' ? 500 : false,
  });

/** The cases behind a figure of a trial that is done. */
export const trialCasesQuery = (id: string, list: TrialList) =>
  queryOptions({
    queryKey: [...key, 'trial', id, list],
    queryFn: ({ signal }) =>
      request<{ items: TrialCase[] }>(`/api/tier-trials/${id}/cases`, { query: { list }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });

interface RunPage {
  items: TierRun[];
  nextCursor: string | null;
}

/** Records of the timed runs, the newest first. */
export const tierRunsQuery = (changedOnly: boolean) =>
  infiniteQueryOptions({
    queryKey: [...key, 'runs', changedOnly],
    queryFn: ({ pageParam, signal }) =>
      request<RunPage>('/api/tier-runs', {
        query: { cursor: pageParam, limit: 20, ...(changedOnly ? { changedOnly } : {}) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    refetchInterval: 60_000,
  });

/** Throws `rules.invalid`, `rules.trialRuns`. */
export const tryRules = (input: { rules: readonly TierRule[]; days: number }) =>
  request<TierTrial>('/api/tier-trials', { method: 'POST', body: input });

export const cancelTrial = (id: string) =>
  request<TierTrial>(`/api/tier-trials/${id}/cancel`, { method: 'POST' });

/** Throws `rules.invalid`, `rules.same`. */
export const proposeRules = (proposal: TierRulesProposal) =>
  request<TierRulesVersion>('/api/tier-rules', { method: 'POST', body: proposal });

/** Throws `rules.self`, `rules.decided`, `rules.noReason`. */
export const decideRules = (version: string, decision: TierRulesDecision) =>
  request<TierRulesVersion>(`/api/tier-rules/${encodeURIComponent(version)}/decision`, {
    method: 'POST',
    body: decision,
  });

/** Throws `rules.decided`. */
export const withdrawRules = (version: string) =>
  request<TierRulesVersion>(`/api/tier-rules/${encodeURIComponent(version)}/withdraw`, { method: 'POST' });
