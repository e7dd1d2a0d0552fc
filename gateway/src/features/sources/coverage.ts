import { areaCodeOfKey, areaLevel, areaLevels } from '@fengqiao/contract/areas';
import type { SourceOverview } from '@fengqiao/contract/sources';
import { coveredAreas, coveredLevels } from '@fengqiao/db/queries/coverage';
import type { Client } from '../../plugins/db.ts';

const days = 90;

/** 横向到边、纵向到底 (CQ-17): the areas right below one and the levels down to the village that cases came from. */
export async function coverage(
  tx: Client,
  area: number,
  range: { lo: number; hi: number },
): Promise<SourceOverview['coverage']> {
  const areas = await coveredAreas(tx, area, days);
  const found = await coveredLevels(tx, range, days);
  const own = areaLevel(areaCodeOfKey(area));
  // A grid counts with its village.
  const levels = areaLevels.slice(areaLevels.indexOf(own), areaLevels.indexOf('village') + 1);
  const reached = (level: string, kind: 'online' | 'onsite') =>
    found.some((row) => (row.level === 'grid' ? 'village' : row.level) === level && row[kind]);
  const across = (kind: 'online' | 'onsite') =>
    reachOf(
      areas,
      (row) => row[kind],
      ({ name }) => name,
    );
  const down = (kind: 'online' | 'onsite') =>
    reachOf(
      levels,
      (level) => reached(level, kind),
      (level) => level,
    );
  return {
    across: { online: across('online'), onsite: across('onsite') },
    down: { online: down('online'), onsite: down('onsite') },
  };
}

function reachOf<T>(
  all: readonly T[],
  isThere: (one: T) => boolean,
  nameOf: (one: T) => string,
): { n: number; of: number; missing: string[] } {
  const missing = all.filter((one) => !isThere(one)).map(nameOf);
  return { n: all.length - missing.length, of: all.length, missing };
}
