import type { PlayGrant } from '@fengqiao/contract/cameras';
import { findCamera } from '@fengqiao/db/queries/cameras';
import { approvedViewing, type ViewingRow } from '@fengqiao/db/queries/viewings';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { mayView } from '../../domain/viewing.ts';
import type { AccountSession } from '../../plugins/auth.ts';
import { AppError } from '../../plugins/errors.ts';
import type { CameraSource } from '../../plugins/media/streams-client.ts';
import { unseal } from '../../plugins/seal.ts';
import type { PlayLog } from './play-log.ts';
import { onlyCameras } from './reach.ts';
import { writeView } from './write-view.ts';

/** The zone of every clock that is drawn. */
const timeZone = 'Asia/Shanghai';

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
  const { session } = request;
  const { found, viewing } = await app.readScope(session, async (client) => {
    const only = await onlyCameras(client, session);
    const found = only === null || only.includes(id) ? await findCamera(client, id) : null;
    if (found === null) throw new AppError('notFound', `Camera ${id}`);
    const viewing = found.camera.private ? await approvedViewing(client, id, session.account) : null;
    return { found, viewing: opens(viewing, session) ? viewing : null };
  });
  const { camera, sourceSealed, version } = found;
  const view = `${session.id} ${id} ${viewing?.id ?? ''}`;
  const object = `camera:${id}`;
  if (camera.private && viewing === null) {
    if (log.begins(`refused ${view}`, Date.now()))
      await app.audit(
        { action: 'camera.played', outcome: 'refused', object, areaCode: camera.areaCode },
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
  // Nobody gets a grant for a view that is not written down.
  if (log.begins(view, Date.now()))
    await writeView(app, request, camera, viewing).catch((error: unknown) => {
      log.forget(view);
      throw error;
    });
  return {
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
}

/** What hangs on a wall is seen by whoever passes by: no approval opens a room there. */
const opens = (viewing: ViewingRow | null, session: AccountSession): boolean =>
  viewing !== null && session.role !== 'kiosk' && mayView(viewing, session, viewing.now);

/** By the database's clock on both sides. */
const secondsLeft = ({ expiresAt, now }: ViewingRow): number =>
  Math.max(0, ((expiresAt?.getTime() ?? 0) - now.getTime()) / 1000);
