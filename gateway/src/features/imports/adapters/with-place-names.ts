import { areaCodeOfKey } from '@fengqiao/contract/areas';
import type { ImportMapping } from '@fengqiao/contract/imports';
import type { Places } from '../../../domain/placing.ts';

/** A mapping in which the names of the areas of a range stand for their codes, behind its own words for places. */
export function withPlaceNames(
  mapping: ImportMapping,
  places: Places,
  { lo, hi }: { lo: number; hi: number },
): ImportMapping {
  const names = [...places.keysByName(lo, hi)].map(([name, key]) => [name, areaCodeOfKey(key)]);
  return { ...mapping, places: { ...Object.fromEntries(names), ...mapping.places } };
}
