import { areaCodeOfKey, areaKey } from '@fengqiao/contract/areas';
import { cameraAreas, privateCameras } from '@fengqiao/db/queries/cameras';
import { casesForWall } from '@fengqiao/db/queries/wall-records';
import {
  type KnownThings,
  type NamedContent,
  namedIn,
  refuseCameras,
  refuseContent,
} from '../../domain/wall-content.ts';
import type { Client } from '../../plugins/db.ts';
import { refused } from '../../plugins/refused.ts';
import type { Command } from './command.ts';

/** Throws what `refuseContent` finds in one of the screens. */
export async function checkContent(
  { app, client, wall }: Command,
  contents: readonly NamedContent[],
): Promise<void> {
  const { cameraIds, caseCodes, areas } = namedIn(contents);
  const cases = await casesForWall(client, caseCodes);
  const places = areas.length === 0 ? null : await app.places.current();
  const known: KnownThings = {
    wallArea: areaCodeOfKey(wall.area),
    cameras: await knownCameras(client, cameraIds),
    cases: new Map(
      [...cases].map(([code, { area, sealed }]) => [code, { areaCode: areaCodeOfKey(area), sealed }]),
    ),
    areas: new Set(areas.filter((code) => places?.has(areaKey(code)))),
  };
  for (const content of contents) {
    const refusal = refuseContent(content, known);
    if (refusal !== null) throw refused(refusal);
  }
}

/** Throws `notFound`, `wall.privateCamera`, `wall.otherArea` for the first camera of a tour that the wall cannot show. */
export async function checkCameras({ client, wall }: Command, cameraIds: readonly string[]): Promise<void> {
  const refusal = refuseCameras(cameraIds, areaCodeOfKey(wall.area), await knownCameras(client, cameraIds));
  if (refusal !== null) throw refused(refusal);
}

/** Those of the cameras that the transaction sees. */
export async function knownCameras(
  client: Client,
  cameraIds: readonly string[],
): Promise<KnownThings['cameras']> {
  if (cameraIds.length === 0) return new Map();
  const areas = await cameraAreas(client, cameraIds);
  const closed = new Set(await privateCameras(client, cameraIds));
  return new Map(
    [...areas].map(([id, area]) => [id, { areaCode: areaCodeOfKey(area), private: closed.has(id) }]),
  );
}
