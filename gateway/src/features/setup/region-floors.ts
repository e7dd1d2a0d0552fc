import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { faultLine, floorFaults } from '@fengqiao/contract/floor-faults';
import { FloorInput, FloorNumber } from '@fengqiao/contract/floors';
import { planBox, shareOf } from '@fengqiao/contract/plan-shape';
import { insertFloors, placeCameras } from '@fengqiao/db/queries/floors';
import Type from 'typebox';
import { Value } from 'typebox/value';
import type { Client } from '../../plugins/db.ts';

/** A storey of a pack, with the centre it is of. */
const PackFloor = Type.Object(
  {
    ...FloorInput.properties,
    centreId: Type.String({ minLength: 1, maxLength: 80 }),
    floor: FloorNumber,
  },
  { additionalProperties: false },
);
export type PackFloor = Type.Static<typeof PackFloor>;

const packFloors = Type.Array(PackFloor);
const by = 'region';

/** The plans of a region pack (`floors.json`); none when it has no such file. Throws with the field that does not fit. */
export async function readPackFloors(folder: string): Promise<PackFloor[]> {
  const file = join(folder, 'floors.json');
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '[]';
    throw error;
  });
  const value: unknown = JSON.parse(text);
  if (!Value.Check(packFloors, value)) {
    const [fault] = Value.Errors(packFloors, value);
    throw new Error(`${file}: ${fault?.instancePath || '/'} ${fault?.message ?? 'does not fit'}`);
  }
  for (const { centreId, floor, ...plan } of value) {
    const faults = floorFaults(plan);
    if (faults.length > 0) throw new Error(`${file}: ${centreId} floor ${floor}: ${faultLine(faults)}`);
  }
  return value;
}

/** Adds the plans of a pack and hangs their cameras; storeys that somebody has drawn stay as they are. Answers how many were added. */
export async function insertPackFloors(
  tx: Client,
  floors: readonly PackFloor[],
  areaOfCentre: ReadonlyMap<string, number>,
): Promise<number> {
  const rows = floors.map(({ cameras: _cameras, basedOn: _basedOn, ...plan }) => {
    const area = areaOfCentre.get(plan.centreId);
    if (area === undefined)
      throw new Error(`floors.json: floor ${plan.floor} is of centre ${plan.centreId}, which is not there`);
    return { ...plan, area, by };
  });
  const added = await insertFloors(tx, rows);
  for (const { centreId, floor } of added) {
    const plan = floors.find((each) => each.centreId === centreId && each.floor === floor);
    if (plan === undefined) continue;
    const box = planBox(plan.outline);
    const cameras = plan.cameras.map(({ cameraId, at }) => ({ cameraId, ...shareOf(at, box) }));
    await placeCameras(tx, { centreId, floor, by }, cameras);
  }
  return added.length;
}
