import type { Camera, CameraDetail, CameraFacets } from '@fengqiao/contract/cameras';
import type { Scope } from '@fengqiao/db';
import { type CameraFilter, countCameras, searchCameras } from '@fengqiao/db/queries/camera-search';
import { cameraAreas, cameraDetails } from '@fengqiao/db/queries/cameras';
import type { FastifyInstance } from 'fastify';
import type { AccountSession } from '../../plugins/auth.ts';
import { type Client, narrow } from '../../plugins/db.ts';
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
  ownerKind?: string;
  zone?: string;
  playable?: boolean;
  turnable?: boolean;
}

/** Cameras of the session's subtree in the order of their ids. */
export async function listCameras(
  app: FastifyInstance,
  session: AccountSession,
  query: CameraQuery & { cursor?: string; limit?: number },
): Promise<{ items: Camera[]; nextCursor: string | null }> {
  const limit = query.limit ?? 50;
  const scope = narrow(session, query.area);
  if (scope === null) return { items: [], nextCursor: null };
  const after = cursorKey(query.cursor, /^\d{20}$/);
  const rows = await app.readScope(scope, async (client) =>
    searchCameras(client, { ...(await filterOf(client, session, scope, query)), after, limit: limit + 1 }),
  );
  return page(rows, limit, ({ id }) => id);
}

/** How many cameras the same list holds, and of which kinds. */
export async function cameraFacets(
  app: FastifyInstance,
  session: AccountSession,
  query: CameraQuery,
): Promise<CameraFacets> {
  const scope = narrow(session, query.area);
  if (scope === null)
    return { total: 0, owner: [], ownerKind: [], placeType: [], zone: [], playable: 0, turnable: 0 };
  return app.readScope(scope, async (client) =>
    countCameras(client, await filterOf(client, session, scope, query)),
  );
}

async function filterOf(
  client: Client,
  session: AccountSession,
  { lo, hi }: Scope,
  { bbox, ...query }: CameraQuery,
): Promise<CameraFilter> {
  const { q, placeType, owner, ownerKind, zone, playable, turnable } = query;
  return {
    lo,
    hi,
    q: q?.trim() || undefined,
    placeType,
    owner,
    ownerKind,
    zone,
    playable,
    turnable,
    bbox: bbox === undefined ? undefined : parseBbox(bbox),
    ids: (await onlyCameras(client, session)) ?? undefined,
  };
}

/** One camera. Throws `notFound`, also for one that the session may not see. */
export async function cameraById(
  app: FastifyInstance,
  session: AccountSession,
  id: string,
): Promise<CameraDetail> {
  const found = await app.readScope(session, async (client) => {
    const only = await onlyCameras(client, session);
    return only === null || only.includes(id) ? (await cameraDetails(client, [id]))[0] : undefined;
  });
  if (found === undefined) throw new AppError('notFound', `Camera ${id}`);
  return found.detail;
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
