import { inScope } from '@fengqiao/db';
import { type AreaInput, setAreaGeometries, upsertAreas } from '@fengqiao/db/queries/areas';
import { insertCameras } from '@fengqiao/db/queries/camera-records';
import { upsertCentres, upsertRooms } from '@fengqiao/db/queries/centres';
import { upsertDepartments } from '@fengqiao/db/queries/departments';
import { type Client, type Pool, wholeCountry } from '../../plugins/db.ts';
import type { Profile } from '../../profiles/profile-schema.ts';
import type { RegionPack } from './region-files.ts';
import { insertPackFloors } from './region-floors.ts';

const areaLevels: readonly string[] = ['province', 'city', 'county', 'township', 'village', 'grid'];
const camerasAtOnce = 2_000;

/**
 * Loads areas, departments, centres, rooms, cameras and floors. May run again: areas, centres and rooms take the pack's values; a
 * camera or a floor that is there stays as people have left it.
 */
export async function loadRegion(
  pool: Pool,
  pack: RegionPack,
  profile: Profile,
  say: (line: string) => void,
): Promise<void> {
  await inScope(pool, wholeCountry, (client) => loadPack(client, pack, profile, say));
}

/** The same in a transaction of the caller. */
export async function loadPack(
  client: Client,
  pack: RegionPack,
  profile: Profile,
  say: (line: string) => void,
): Promise<void> {
  const level = ({ level }: AreaInput): number => areaLevels.indexOf(level);
  const parentsFirst = [...pack.areas].sort((a, b) => level(a) - level(b));
  await upsertAreas(client, parentsFirst);
  await setAreaGeometries(client, pack.boundaries);
  say(`${pack.areas.length} areas`);
  await upsertDepartments(
    client,
    profile.departments.map(({ code, label }) => ({ code, zh: label.zh, en: label.en })),
  );
  await upsertCentres(client, pack.centres);
  await upsertRooms(client, pack.rooms);
  say(`${pack.centres.length} centres with ${pack.rooms.length} rooms`);
  for (let from = 0; from < pack.cameras.length; from += camerasAtOnce) {
    const some = pack.cameras.slice(from, from + camerasAtOnce);
    await insertCameras(
      client,
      some.map(({ record }) => record),
    );
  }
  say(`${pack.cameras.length} cameras`);
  const areaOfCentre = new Map(pack.centres.map(({ id, area }) => [id, area]));
  const floors = await insertPackFloors(client, pack.floors, areaOfCentre);
  if (floors > 0) say(`${floors} floors`);
}
