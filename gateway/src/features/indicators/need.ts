import type { CaseEventType } from '@fengqiao/contract/cases';
import type { CaseKey, DifficultyClock, Population, Weight } from '@fengqiao/db/queries/case-keys';
import type { Behind } from '@fengqiao/db/queries/indicator-cases';
import type { Counted, CountFilter, GroupedCount } from '@fengqiao/db/queries/indicator-filter';
import { caseCounts, logCounts, rollupBuckets, rollupCounts } from '@fengqiao/db/queries/indicators';
import { presenceCounts } from '@fengqiao/db/queries/presence';
import { topicCounts } from '@fengqiao/db/queries/topic-counts';
import type { Client } from '../../plugins/db.ts';

/** What an indicator counts. Events come from the rollups where the filter allows it, from the log where it does not. */
export type Need =
  | { from: 'events'; type: CaseEventType; by?: 'category' }
  | { from: 'cases'; population: Population; key: CaseKey; weight?: Weight }
  | { from: 'buckets' }
  | { from: 'presence' }
  | { from: 'topics' };

export const events = (type: CaseEventType, by?: 'category'): Need => ({
  from: 'events',
  type,
  ...(by === undefined ? {} : { by }),
});
export const cases = (population: Population, key: CaseKey = 'none', weight: Weight = 'cases'): Need => ({
  from: 'cases',
  population,
  key,
  weight,
});

/** Registrations and resolutions are counted as cases, each once (see `rollups.ts`); the rest as events. */
const casesOfType: Partial<Record<CaseEventType, { population: Population; key: CaseKey }>> = {
  'case.registered': { population: 'registered', key: 'none' },
  'case.resolved': { population: 'resolved', key: 'resolution' },
};

/** Whether only the cases themselves can tell: rollups hold areas, days and categories. */
export const needsCases = ({ tier, source, channel, level }: CountFilter): boolean =>
  [tier, source, channel, level].some((each) => each !== undefined);

/** Counts what an indicator needs. With `needsCases` the client's scope must reach over the whole country. */
export async function countNeed(
  client: Client,
  need: Need,
  counted: Counted,
  clocks: readonly DifficultyClock[],
): Promise<GroupedCount[]> {
  const ofCases = (population: Population, key: CaseKey, weight: Weight = 'cases') =>
    caseCounts(client, counted, { population, key, weight, clocks });
  switch (need.from) {
    case 'events': {
      const { type, by = 'key' } = need;
      if (!needsCases(counted.filter)) return rollupCounts(client, counted, type, by);
      const held = casesOfType[type];
      if (held === undefined) return logCounts(client, counted, type);
      return ofCases(held.population, by === 'category' ? 'category' : held.key);
    }
    case 'cases':
      return ofCases(need.population, need.key, need.weight);
    case 'buckets':
      return Object.values(counted.filter).every((each) => each === undefined)
        ? rollupBuckets(client, counted)
        : ofCases('resolved', 'bucket');
    case 'presence':
      return presenceCounts(client, counted.areas);
    case 'topics':
      return topicCounts(client, counted);
  }
}

/** Which cases a set of keys of a need stands for; null for what no case stands behind. */
export function behindOf(need: Need): (keys: readonly string[]) => Behind | null {
  switch (need.from) {
    case 'events': {
      const { type, by = 'key' } = need;
      const held = casesOfType[type];
      if (held === undefined) return (keys) => ({ of: 'events', type, by, keys });
      const key = by === 'category' ? 'category' : held.key;
      return (keys) => ({ of: 'cases', population: held.population, key, keys });
    }
    case 'cases':
      return (keys) => ({ of: 'cases', population: need.population, key: need.key, keys });
    case 'buckets':
      return (keys) => ({ of: 'cases', population: 'resolved', key: 'bucket', keys });
    case 'presence':
    case 'topics':
      return () => null;
  }
}
