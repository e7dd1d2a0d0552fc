import type { Days, KeyCount, Range, RollupArea } from '@fengqiao/db/queries/indicators';
import type { Client } from '../../plugins/db.ts';
import type { Profile } from '../../profiles/profile-schema.ts';

/** What an indicator is computed from. */
export interface Question {
  client: Client;
  area: RollupArea;
  /** The level whose head asks: what went beyond it has spilled over. */
  level: string;
  range: Range;
  days: Days;
  profile: Profile;
}

export interface Part {
  key: string;
  numerator: number;
  share: number | null;
}

/** A computed indicator without its words. */
export interface Figure {
  value: number | null;
  numerator: number | null;
  denominator: number | null;
  parts?: Part[];
  notItemised?: { numerator: number; share: number | null };
}

export const nothing: Figure = { value: null, numerator: 0, denominator: 0 };

/** A share is null where nothing could have been counted. */
export const share = (numerator: number, denominator: number): number | null =>
  denominator === 0 ? null : numerator / denominator;

export const sum = (counts: readonly { n: number }[]): number =>
  counts.reduce((total, { n }) => total + n, 0);

/** Parts over a total; what has no key is the remainder, shown and never spread over the others. */
export function breakdown(
  counts: readonly KeyCount[],
  total: number = sum(counts),
): Required<Pick<Figure, 'parts' | 'notItemised'>> {
  const itemised = counts.filter(({ key }) => key !== '');
  const rest = total - sum(itemised);
  return {
    parts: itemised.map(({ key, n }) => ({ key, numerator: n, share: share(n, total) })),
    notItemised: { numerator: rest, share: share(rest, total) },
  };
}

/** Counts added up under another key. */
export function regroup(counts: readonly KeyCount[], keyOf: (key: string) => string): KeyCount[] {
  const groups = new Map<string, number>();
  for (const { key, n } of counts) groups.set(keyOf(key), (groups.get(keyOf(key)) ?? 0) + n);
  return [...groups].map(([key, n]) => ({ key, n })).sort((a, b) => b.n - a.n);
}

/** A share as a figure. */
export const rate = (numerator: number, denominator: number): Figure => ({
  value: share(numerator, denominator),
  numerator,
  denominator,
});
