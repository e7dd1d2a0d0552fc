import type { Camera, PlayGrant } from '@fengqiao/contract/cameras';
import type { PlayMany } from '@fengqiao/contract/play-many';
import { findCameras } from '@fengqiao/db/queries/camera-plays';
import type { KnownCamera } from '@fengqiao/db/queries/cameras';
import { approvedViewing, type ViewingRow } from '@fengqiao/db/queries/viewings';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { mayView } from '../../domain/viewing.ts';
import type { AccountSession } from '../../plugins/auth.ts';
import { AppError, toAppError } from '../../plugins/errors.ts';
import type { CameraSource } from '../../plugins/media/streams-client.ts';
import { unseal } from '../../plugins/seal.ts';
import type { PlayLog } from './play-log.ts';
import { onlyCameras } from './reach.ts';
import { writeViews } from './write-view.ts';

/** The zone of every clock that is drawn. */
const timeZone = 'Asia/Shanghai';

/** A camera as the session may know it, with what opens it when it is private. */
interface Found extends KnownCamera {
  viewing: ViewingRow | null;
}

/** A picture that may be looked at, before it is written down that somebody does. */
interface Opened {
  camera: Camera;
  viewing: ViewingRow | null;
  /** Names the view in the log. */
  view: string;
  grant: PlayGrant;
}

/**
 * The way to a camera's picture; into a private room only while a viewing of this very account lasts. Throws `notFound`,
 * `play.private`, `camera.noSource`, `streams.unavailable`.
 */
export async function playCamera(
  app: FastifyInstance,
  log: PlayLog,
  request: FastifyRequest,
  id: string,
): Promise<PlayGrant> {
  const found = await findAll(app, request.session, [id]);
  const opened = await open(app, log, request, id, found.get(id));
  await note(app, log, request, [opened]);
  return opened.grant;
}

/**
 * The same for all tiles of a page with one reading transaction and, for views that are written down already, no writing one. `soon`:
 * public ones are pulled before anybody looks.
 */
export async function playCameras(
  app: FastifyInstance,
  log: PlayLog,
  request: FastifyRequest,
  ids: readonly string[],
  soon = false,
): Promise<PlayMany> {
  const found = await findAll(app, request.session, ids);
  const opened: Opened[] = [];
  const answer = async (cameraId: string): Promise<PlayMany['items'][number]> => {
    try {
      const one = await open(app, log, request, cameraId, found.get(cameraId));
      opened.push(one);
      return { cameraId, grant: one.grant };
    } catch (error) {
      const { code, message } = toAppError(error);
      if (code === 'internal') throw error;
      return { cameraId, error: { code, message } };
    }
  };
  const items = await Promise.all(ids.map(answer));
  await note(app, log, request, opened);
  if (soon)
    await Promise.all(opened.flatMap(({ camera }) => (camera.private ? [] : [app.media.prewarm(camera.id)])));
  return { items };
}

async function findAll(
  app: FastifyInstance,
  session: AccountSession,
  ids: readonly string[],
): Promise<Map<string, Found>> {
  return app.readScope(session, async (client) => {
    const only = await onlyCameras(client, session);
    const known = await findCameras(client, only === null ? ids : ids.filter((id) => only.includes(id)));
    const found = new Map<string, Found>();
    for (const [id, camera] of known) {
      const viewing = camera.camera.private ? await approvedViewing(client, id, session.account) : null;
      found.set(id, { ...camera, viewing: opens(viewing, session) ? viewing : null });
    }
    return found;
  });
}

async function open(
  app: FastifyInstance,
  log: PlayLog,
  request: FastifyRequest,
  id: string,
  found: Found | undefined,
): Promise<Opened> {
  if (found === undefined) throw new AppError('notFound', `Camera ${id}`);
  const { session } = request;
  const { camera, sourceSealed, version, viewing } = found;
  const view = `${session.id} ${id} ${viewing?.id ?? ''}`;
  if (camera.private && viewing === null) {
    if (log.begins(`refused ${view}`, Date.now()))
      await app.audit(
        { action: 'camera.played', outcome: 'refused', object: `camera:${id}`, areaCode: camera.areaCode },
        request,
      );
    throw new AppError('play.private');
  }
  if (sourceSealed === null || app.config.sealKey === null) throw new AppError('camera.noSource', id);
  const { expiresAt, ...addresses } = await app.media.play({
    cameraId: id,
    name: camera.name,
    private: camera.private,
    version,
    source: unseal<CameraSource>(app.config.sealKey, sourceSealed, id),
    session: session.id,
    terminal: session.terminal?.name ?? session.account,
    defaultPublicUrl: `${request.protocol}://${request.hostname}:${app.config.streamsPort}`,
    ...(viewing === null ? {} : { approval: viewing.id, leftS: secondsLeft(viewing) }),
  });
  const grant: PlayGrant = {
    ...addresses,
    expiresAt: expiresAt.toISOString(),
    now: new Date().toISOString(),
    watermark: {
      displayName: session.displayName,
      account: session.account,
      terminal: session.terminal?.name ?? request.ip,
      timeZone,
      viewing: viewing?.id.slice(0, 8) ?? null,
    },
    private: camera.private,
    viewingId: viewing?.id ?? null,
    endsAt: viewing?.expiresAt?.toISOString() ?? null,
  };
  return { camera, viewing, view, grant };
}

/** Nobody gets a grant for a view that is not written down. */
async function note(
  app: FastifyInstance,
  log: PlayLog,
  request: FastifyRequest,
  opened: readonly Opened[],
): Promise<void> {
  const begun = opened.filter(({ view }) => log.begins(view, Date.now()));
  if (begun.length === 0) return;
  await writeViews(app, request, begun).catch((error: unknown) => {
    for (const { view } of begun) log.forget(view);
    throw error;
  });
}

/** What hangs on a wall is seen by whoever passes by: no approval opens a room there. */
const opens = (viewing: ViewingRow | null, session: AccountSession): boolean =>
  viewing !== null && session.role !== 'kiosk' && mayView(viewing, session, viewing.now);

/** By the database's clock on both sides. */
const secondsLeft = ({ expiresAt, now }: ViewingRow): number =>
  Math.max(0, ((expiresAt?.getTime() ?? 0) - now.getTime()) / 1000);
