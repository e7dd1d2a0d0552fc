import type { Camera } from '@fengqiao/contract/cameras';
import { cameraAreas, findCamera, searchCameras } from '@fengqiao/db/queries/cameras';
import type { FastifyInstance } from 'fastify';
import type { AccountSession } from '../../plugins/auth.ts';
import { narrow } from '../../plugins/db.ts';
import { AppError } from '../../plugins/errors.ts';
import type { RelayStatus } from '../../plugins/media/streams-client.ts';
import { cursorKey, page, parseBbox } from '../../plugins/paging.ts';
import { onlyCameras } from './reach.ts';

export interface CameraQuery {
  area?: string;
  q?: string;
  bbox?: string;
  placeType?: string;
  owner?: string;
  playable?: boolean;
  cursor?: string;
  limit?: number;
}

/** Cameras of the session's subtree in the order of their ids. */
export async function listCameras(
  app: FastifyInstance,
  session: AccountSession,
  query: CameraQuery,
): Promise<{ items: Camera[]; nextCursor: string | null }> {
  const limit = query.limit ?? 50;
  const scope = narrow(session, query.area);
  if (scope === null) return { items: [], nextCursor: null };
  const rows = await app.readScope(scope, async (client) =>
    searchCameras(client, {
      lo: scope.lo,
      hi: scope.hi,
      q: query.q,
      bbox: query.bbox === undefined ? undefined : parseBbox(query.bbox),
      placeType: query.placeType,
      owner: query.owner,
      playable: query.playable,
      ids: (await onlyCameras(client, session)) ?? undefined,
      after: cursorKey(query.cursor, /^\d{20}$/),
      limit: limit + 1,
    }),
  );
  return page(rows, limit, ({ id }) => id);
}

/** One camera. Throws `notFound`, also for one that the session may not see. */
export async function cameraById(app: FastifyInstance, session: AccountSession, id: string): Promise<Camera> {
  const found = await app.readScope(session, async (client) => {
    const only = await onlyCameras(client, session);
    return only === null || only.includes(id) ? findCamera(client, id) : null;
  });
  if (found === null) throw new AppError('notFound', `Camera ${id}`);
  return found.camera;
}

/** States of the relays that run for cameras that the session may know of. */
export async function relayStates(app: FastifyInstance, session: AccountSession): Promise<RelayStatus[]> {
  const states = app.media.states();
  if (states.length === 0) return [];
  const ids = states.map(({ cameraId }) => cameraId);
  const visible = await app.readScope(session, async (client) => {
    const only = await onlyCameras(client, session);
    return cameraAreas(client, only === null ? ids : ids.filter((id) => only.includes(id)));
  });
  return states.filter(({ cameraId }) => visible.has(cameraId));
}
