import type { AreaLevel } from '@fengqiao/contract/areas';
import type { Calendar } from '../../domain/calendar.ts';
import type { Profile } from '../../profiles/profile-schema.ts';
import type { Need } from './need.ts';
import { noSlice, type Slice, type Tally } from './tally.ts';

export interface Part {
  key: string;
  numerator: Slice;
  denominator: Slice | null;
}

/** A computed indicator without its words. */
export interface Figure {
  value: number | null;
  numerator: Slice | null;
  denominator: Slice | null;
  parts?: Part[];
  notItemised?: Slice;
}

/** What a figure is computed with beside its counts. */
export interface Circumstances {
  profile: Profile;
  /** The site's working days. */
  calendar: Calendar;
  /** Level of the area: what went beyond it has spilled over. */
  level: AreaLevel;
}

/** How an indicator is computed: what it counts by name, and the pure function from the counts to the figure. */
export interface Rule<Name extends string = string> {
  needs: Readonly<Record<Name, Need>>;
  figure: (tallies: Readonly<Record<Name, Tally>>, circumstances: Circumstances) => Figure;
}

/** Keeps the names of the needs and of the tallies the same. */
export const rule = <Name extends string>(
  needs: Readonly<Record<Name, Need>>,
  figure: Rule<Name>['figure'],
): Rule => ({ needs, figure: figure as Rule['figure'] });

export const nothing: Figure = { value: null, numerator: noSlice, denominator: noSlice };

/** A share is null where nothing could have been counted. */
export const share = (numerator: number, denominator: number): number | null =>
  denominator === 0 ? null : numerator / denominator;

/** A share as a figure. */
export const rate = (numerator: Slice, denominator: Slice): Figure => ({
  value: share(numerator.n, denominator.n),
  numerator,
  denominator,
});

/** A count as a figure, over what it is a part of. */
export const count = (numerator: Slice, denominator: Slice = numerator): Figure => ({
  value: numerator.n,
  numerator,
  denominator,
});

/** Parts of a tally over its total; what has no key is the remainder, shown and never spread over the others. */
export function breakdown(
  tally: Tally,
  keyOf: (key: string) => string = (key) => key,
): Required<Pick<Figure, 'parts' | 'notItemised'>> {
  const denominator = tally.all();
  const groups = tally.by(keyOf);
  return {
    parts: groups
      .filter(({ key }) => key !== '')
      .map(({ key, slice }) => ({ key, numerator: slice, denominator })),
    notItemised: groups.find(({ key }) => key === '')?.slice ?? noSlice,
  };
}

/** The pieces of a key such as `mediation/village`. */
export const piece =
  (index: number) =>
  (key: string): string =>
    key.split('/')[index] ?? '';
