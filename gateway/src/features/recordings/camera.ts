import type { AuditAction } from '@fengqiao/contract/audit';
import { findCamera, type KnownCamera } from '@fengqiao/db/queries/cameras';
import { findRecording, type RecordingRow } from '@fengqiao/db/queries/recordings';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { AppError } from '../../plugins/errors.ts';

/** A public camera of the session's subtree, with what was decided of its recording. */
export interface Recordable extends KnownCamera {
  recording: RecordingRow | null;
}

/**
 * Finds the camera for an act. Throws `notFound`, also for one that the session may not see, and, written down, `recording.private` for
 * one of a mediation room.
 */
export async function recordable(
  app: FastifyInstance,
  request: FastifyRequest,
  id: string,
  action: AuditAction | null,
): Promise<Recordable> {
  const found = await app.readScope(request.session, async (client) => {
    const camera = await findCamera(client, id);
    return camera === null ? null : { ...camera, recording: await findRecording(client, id) };
  });
  if (found === null) throw new AppError('notFound', `Camera ${id}`);
  const { areaCode } = found.camera;
  if (!found.camera.private) return found;
  if (action !== null)
    await app.audit({ action, outcome: 'refused', object: `camera:${id}`, areaCode }, request);
  throw new AppError('recording.private');
}
