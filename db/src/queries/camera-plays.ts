import type { Queryable } from '../pool.ts';
import { type CameraRow, cameraColumns, cameraJoins, type KnownCamera, toCamera } from './cameras.ts';

/** Those of the ids that the scope holds, by id: all tiles of a page in one query. */
export async function findCameras(db: Queryable, ids: readonly string[]): Promise<Map<string, KnownCamera>> {
  const { rows } = await db.query<CameraRow & { source_sealed: Buffer | null; updated_at: Date }>({
    name: 'cameras-by-ids',
    text: `select ${cameraColumns}, c.source_sealed, c.updated_at from camera c ${cameraJoins}
            where c.id = any($1::text[])`,
    values: [ids],
  });
  return new Map(
    rows.map((row) => [
      row.id,
      { camera: toCamera(row), sourceSealed: row.source_sealed, version: row.updated_at.getTime() },
    ]),
  );
}
