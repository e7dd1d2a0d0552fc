import type { FactName } from '@fengqiao/contract/checklists';
import type { NamedList } from '@fengqiao/contract/profiles';
import type { Profile } from '../profiles/profile-schema.ts';

/** A list of a place that can be checked item by item. */
export interface CheckedList extends NamedList {
  /** `profile.list` */
  key: string;
  place: Profile['label'];
  own: boolean;
}

/** How a place is built and works is checked like its checklists: 1+6+N (BZ-19, MS-08) and the mechanisms (FX-19, XM-11, YC-12). */
const checkedStructures: ReadonlySet<string> = new Set(['1+6+N', 'mechanisms', 'duties']);

/** What of a place its lists are read from; `origins` = by field, the profile that it was written in. */
export type ListedPlace = Pick<Profile, 'id' | 'label' | 'checklists' | 'structures'> & {
  origins: Readonly<Record<string, string>>;
};

/** The lists of all places, the own one's first. A list that another place inherits stands once, under the place that wrote it. */
export function checkedLists(places: Iterable<ListedPlace>, ownId: string): CheckedList[] {
  const sorted = [...places].sort((a, b) => Number(b.id === ownId) - Number(a.id === ownId));
  return sorted.flatMap(({ id, label, checklists, structures, origins }) => {
    const own = id === ownId;
    const wrote = (field: string) => own || origins[field] === id;
    return [
      ...(wrote('checklists') ? checklists : []),
      ...(wrote('structures') ? structures.filter((list) => checkedStructures.has(list.id)) : []),
    ]
      .filter(({ items }) => items.length > 0)
      .map((list) => ({ ...list, key: `${id}.${list.id}`, place: label, own }));
  });
}

/** What the product knows of items whose words the source documents give; people may choose another figure for any item. */
const knownFacts: Readonly<Record<string, readonly (FactName | null)[]>> = {
  fiveStandards: ['zones', 'presence', 'duty', 'noAnswer', 'sources'],
  publicBoard: ['publicStaff', 'process', 'process', 'publicStaff', 'gridWorkers'],
  redLines: [null, 'firstPetitions', 'incidents'],
  duties: ['noAnswer', 'presence'],
};

/** The figure that stands beside an item when nobody has chosen one. */
export const factOfItem = (list: string, item: number): FactName | null => knownFacts[list]?.[item] ?? null;
