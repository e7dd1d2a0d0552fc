import { randomUUID } from 'node:crypto';
import type { Snapshot, SnapshotInput } from '@fengqiao/contract/recordings';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { recordable } from './camera.ts';
import { watermarkOf } from './watermark.ts';

/**
 * Writes down that a picture is about to be saved, and says what has to stand in it; the picture itself never comes here. Throws
 * `notFound`, `recording.private`.
 */
export async function noteSnapshot(
  app: FastifyInstance,
  request: FastifyRequest,
  cameraId: string,
  { of, capturedAt }: SnapshotInput,
): Promise<Snapshot> {
  const { camera } = await recordable(app, request, cameraId, 'camera.snapshot');
  const id = randomUUID();
  await app.audit(
    {
      action: 'camera.snapshot',
      object: `camera:${cameraId}`,
      areaCode: camera.areaCode,
      detail: { snapshot: id, of, capturedAt },
    },
    request,
  );
  return {
    id,
    cameraId,
    cameraName: camera.name,
    of,
    capturedAt,
    savedAt: new Date().toISOString(),
    watermark: watermarkOf(request),
  };
}
