import { areaKey, areaRange } from '@fengqiao/contract/areas';
import { ladderLevels } from '@fengqiao/contract/cases';
import type { ImportMapping } from '@fengqiao/contract/imports';
import { payloadSchemas } from '@fengqiao/contract/ingest';
import { AppError } from '../../plugins/errors.ts';

/** Checks a mapping beyond its shape. Throws `import.badMapping`. */
export function checkMapping(mapping: ImportMapping): void {
  const { resolvedLevel, columns } = mapping;
  if (resolvedLevel !== undefined && !ladderLevels.some((level) => level === resolvedLevel))
    throw new AppError('import.badMapping', `resolvedLevel must be one of ${ladderLevels.join(', ')}`);
  if ((columns.lng === undefined) !== (columns.lat === undefined))
    throw new AppError('import.badMapping', 'columns.lng and columns.lat belong together');
  if (columns.lng !== undefined && mapping.datum === undefined)
    throw new AppError('import.badMapping', 'datum is missing: say in which system the coordinates are');
  for (const [index, { type, payload = {} }] of (mapping.steps ?? []).entries()) {
    const known = Object.keys(payloadSchemas[type].properties);
    const unknown = Object.keys(payload).find((field) => !known.includes(field));
    if (unknown !== undefined)
      throw new AppError(
        'import.badMapping',
        `/steps/${index}/payload/${unknown}: ${type} has ${known.join(', ') || 'no such fields'}`,
      );
  }
}

/** Area codes of a mapping that are outside a sender's area. */
export function strayPlaces(mapping: ImportMapping, areaCode: string): string[] {
  const { lo, hi } = areaRange(areaCode);
  return Object.values(mapping.places ?? {}).filter((code) => areaKey(code) < lo || areaKey(code) > hi);
}
