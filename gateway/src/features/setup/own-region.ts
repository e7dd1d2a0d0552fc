import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inScope } from '@fengqiao/db';
import { lockAreas } from '@fengqiao/db/queries/areas';
import { readSetting, writeSetting } from '@fengqiao/db/queries/settings';
import { type Pool, wholeCountry } from '../../plugins/db.ts';
import { readRegion } from '../../plugins/region.ts';
import type { Profile } from '../../profiles/profile-schema.ts';
import { loadPack } from './load-region.ts';
import { type RegionPack, readRegionPack } from './region-files.ts';

const setting = 'region.loaded';
const files = [
  'region.json',
  'areas.csv',
  'boundaries.geojson',
  'centres.csv',
  'rooms.csv',
  'cameras.csv',
  'floors.json',
];

/**
 * Loads the region pack of a real system, when it is another than the one that was loaded last: at the first start and whenever the
 * site has built its pack anew. Centres, rooms, cameras and floors that a pack flags as made up are left out. Of several gateways one
 * loads it. Answers whether anything was loaded.
 */
export async function loadOwnRegion(
  pool: Pool,
  folder: string,
  profile: Profile,
  say: (line: string) => void,
): Promise<boolean> {
  if ((await readRegion(folder)) === null) return false;
  const digest = await digestOf(folder);
  return inScope(pool, wholeCountry, async (client) => {
    await lockAreas(client);
    if ((await readSetting<string>(client, setting)) === digest) return false;
    say(`gateway: loading the region pack ${folder}`);
    await loadPack(client, withoutMadeUp(await readRegionPack(folder)), profile, say);
    await writeSetting(client, setting, digest);
    return true;
  });
}

/** What is in a pack beside its tiles. */
async function digestOf(folder: string): Promise<string> {
  const hash = createHash('sha256');
  for (const name of files) {
    const bytes = await readFile(join(folder, name)).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return Buffer.alloc(0);
      throw error;
    });
    hash.update(`${name} ${bytes.length}\n`).update(bytes);
  }
  return hash.digest('hex');
}

/** A pack without the centres and cameras that nobody has built. */
export function withoutMadeUp(pack: RegionPack): RegionPack {
  const centres = pack.centres.filter(({ synthetic }) => !synthetic);
  const built = new Set(centres.map(({ id }) => id));
  return {
    ...pack,
    centres,
    rooms: pack.rooms.filter(({ centreId }) => built.has(centreId)),
    cameras: pack.cameras.filter(({ record }) => !record.synthetic),
    floors: pack.floors.filter(({ centreId }) => built.has(centreId)),
  };
}
