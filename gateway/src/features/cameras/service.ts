import { areaKey, isWithin } from '@fengqiao/contract/areas';
import type { Camera, CameraInput, PlayGrant } from '@fengqiao/contract/cameras';
import { findArea } from '@fengqiao/db/queries/areas';
import {
  cameraAreas,
  camerasOfMap,
  camerasVersion,
  findCamera,
  searchCameras,
  upsertCamera,
} from '@fengqiao/db/queries/cameras';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { AccountSession } from '../../plugins/auth.ts';
import { narrow } from '../../plugins/db.ts';
import { AppError } from '../../plugins/errors.ts';
import type { CameraSource, RelayStatus } from '../../plugins/media/streams-client.ts';
import { cursorKey, page, parseBbox } from '../../plugins/paging.ts';
import { seal, unseal } from '../../plugins/seal.ts';

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
  const rows = await app.readScope(scope, (client) =>
    searchCameras(client, {
      lo: scope.lo,
      hi: scope.hi,
      q: query.q,
      bbox: query.bbox === undefined ? undefined : parseBbox(query.bbox),
      placeType: query.placeType,
      owner: query.owner,
      playable: query.playable,
      after: cursorKey(query.cursor, /^\d{20}$/),
      limit: limit + 1,
    }),
  );
  return page(rows, limit, ({ id }) => id);
}

/** One camera. Throws `notFound`, also for one that the session may not see. */
export async function cameraById(app: FastifyInstance, session: AccountSession, id: string): Promise<Camera> {
  const found = await app.readScope(session, (client) => findCamera(client, id));
  if (found === null) throw new AppError('notFound', `Camera ${id}`);
  return found.camera;
}

/** The way to a camera's picture. Throws `notFound`, `play.private`, `camera.noSource`, `streams.unavailable`. */
export async function playCamera(
  app: FastifyInstance,
  request: FastifyRequest,
  id: string,
): Promise<PlayGrant> {
  const { session } = request;
  const found = await app.readScope(session, (client) => findCamera(client, id));
  if (found === null) throw new AppError('notFound', `Camera ${id}`);
  if (found.camera.private) throw new AppError('play.private');
  if (found.sourceSealed === null || app.config.sealKey === null) throw new AppError('camera.noSource', id);
  const { playlist, expiresAt } = await app.media.play({
    cameraId: id,
    name: found.camera.name,
    private: false,
    source: unseal<CameraSource>(app.config.sealKey, found.sourceSealed, id),
    session: session.tokenHash.toString('base64url').slice(0, 22),
    terminal: session.account,
    defaultPublicUrl: `${request.protocol}://${request.hostname}:${app.config.streamsPort}`,
  });
  return { playlist, expiresAt: expiresAt.toISOString() };
}

/**
 * Registers a camera or changes it. Without `source` the stored one stays; a camera of the mediation zone is private unless
 * the input says otherwise. Throws `access.denied` outside the session's subtree, `notFound` for an unknown area.
 */
export async function putCamera(
  app: FastifyInstance,
  session: AccountSession,
  input: CameraInput,
): Promise<{ camera: Camera; created: boolean }> {
  if (!isWithin(input.areaCode, session.areaCode)) throw new AppError('access.denied');
  if (input.source !== undefined && app.config.sealKey === null)
    throw new AppError('request.invalid', 'body.source cannot be stored: the gateway has no SEAL_KEY');
  const sourceSealed =
    input.source === undefined || app.config.sealKey === null
      ? null
      : seal(app.config.sealKey, input.source, input.id);
  return app.inScope({ ...session, account: session.account }, async (client) => {
    if ((await findArea(client, areaKey(input.areaCode))) === null)
      throw new AppError('notFound', `Area ${input.areaCode}`);
    const before = await findCamera(client, input.id);
    await upsertCamera(client, {
      id: input.id,
      name: input.name,
      area: areaKey(input.areaCode),
      owner: input.owner,
      placeType: input.placeType,
      zone: input.zone ?? null,
      roomId: null,
      lng: input.location.lng,
      lat: input.location.lat,
      directionDeg: input.directionDeg ?? null,
      fovDeg: input.fovDeg ?? null,
      private: input.private ?? input.zone === 'mediation',
      sourceSealed,
      synthetic: false,
    });
    const after = await findCamera(client, input.id);
    if (after === null) throw new AppError('access.denied');
    return { camera: after.camera, created: before === null };
  });
}

/** States of the relays that run for cameras of the session's subtree. */
export async function relayStates(app: FastifyInstance, session: AccountSession): Promise<RelayStatus[]> {
  const states = app.media.states();
  if (states.length === 0) return [];
  const visible = await app.readScope(session, (client) =>
    cameraAreas(
      client,
      states.map(({ cameraId }) => cameraId),
    ),
  );
  return states.filter(({ cameraId }) => visible.has(cameraId));
}

/** The map's camera layer as JSON text with its version; kept per range until a camera of it changes. */
export class CameraLayer {
  readonly #app: FastifyInstance;
  readonly #kept = new Map<string, { etag: string; json: string }>();

  constructor(app: FastifyInstance) {
    this.#app = app;
  }

  async read(
    session: AccountSession,
    areaCode: string | undefined,
    knownEtag: string | undefined,
  ): Promise<{ etag: string; json: string | null }> {
    const scope = narrow(session, areaCode);
    if (scope === null) return { etag: '"empty"', json: '{"rows":[]}' };
    const key = `${scope.lo}-${scope.hi}`;
    return this.#app.readScope(scope, async (client) => {
      const { n, updatedAt } = await camerasVersion(client, scope);
      const etag = `"${key}-${n}-${updatedAt?.getTime() ?? 0}"`;
      if (etag === knownEtag) return { etag, json: null };
      const kept = this.#kept.get(key);
      if (kept?.etag === etag) return kept;
      const made = { etag, json: `{"rows":${await camerasOfMap(client, scope)}}` };
      this.#kept.delete(key);
      this.#kept.set(key, made);
      const oldest = this.#kept.keys().next().value;
      if (this.#kept.size > 30 && oldest !== undefined) this.#kept.delete(oldest);
      return made;
    });
  }
}
