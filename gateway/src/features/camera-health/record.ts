import type { HealthState } from '@fengqiao/contract/camera-health';
import {
  appendHealth,
  type HealthRow,
  knownHealth,
  lockHealth,
  putHealth,
} from '@fengqiao/db/queries/camera-health';
import { tellOutages } from '@fengqiao/db/queries/outbox';
import type { FastifyInstance } from 'fastify';
import { wholeCountry } from '../../plugins/db.ts';

/** A camera as a relay or a check has found it. */
export interface HealthSighting {
  cameraId: string;
  state: HealthState;
  /** When it became so, as far as the finder knows. */
  since: Date;
  /** Code of the failure; null while it answers. */
  reason: string | null;
  node: string;
}

/**
 * Writes down how cameras were found. A change is appended to the log and told once, whichever gateway comes first; that a camera
 * answers when it is first asked is no news. Answers the changes.
 */
export async function recordHealth(
  app: FastifyInstance,
  sightings: readonly HealthSighting[],
): Promise<HealthRow[]> {
  if (sightings.length === 0) return [];
  return app.inScope(wholeCountry, async (tx) => {
    await lockHealth(tx);
    const known = await knownHealth(
      tx,
      sightings.map(({ cameraId }) => cameraId),
    );
    const rows = sightings
      .filter(({ cameraId }) => known.has(cameraId))
      .map(({ state, ...rest }): HealthRow => ({ ...rest, online: state === 'online' }));
    if (rows.length === 0) return [];
    await putHealth(tx, rows);
    const changed = rows.filter(({ cameraId, online }) => known.get(cameraId) !== online);
    if (changed.length === 0) return [];
    const entries = await appendHealth(tx, changed);
    const news = changed.filter(({ cameraId, online }) => !(online && known.get(cameraId) === null));
    const told = new Set(news.map(({ cameraId }) => cameraId));
    await tellOutages(
      tx,
      entries.filter(({ cameraId }) => told.has(cameraId)),
    );
    return news;
  });
}
