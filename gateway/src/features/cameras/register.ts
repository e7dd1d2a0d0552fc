import { areaCodeOfKey, areaKey, isWithin } from '@fengqiao/contract/areas';
import type { Camera, CameraInput } from '@fengqiao/contract/cameras';
import { findArea } from '@fengqiao/db/queries/areas';
import { findCamera, lockCamera, upsertCamera } from '@fengqiao/db/queries/cameras';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { privacyAfter } from '../../domain/camera-privacy.ts';
import { AppError } from '../../plugins/errors.ts';
import type { CameraSource } from '../../plugins/media/streams-client.ts';
import { seal, unseal } from '../../plugins/seal.ts';

/**
 * Registers a camera or changes it. Without `source` the stored one stays. Throws `access.denied` outside the session's subtree,
 * `notFound` for an unknown area, `camera.staysPrivate`.
 */
export async function putCamera(
  app: FastifyInstance,
  request: FastifyRequest,
  input: CameraInput,
): Promise<{ camera: Camera; created: boolean }> {
  const { session } = request;
  if (!isWithin(input.areaCode, session.areaCode)) throw new AppError('access.denied');
  if (input.source !== undefined && app.config.sealKey === null)
    throw new AppError('request.invalid', 'body.source cannot be stored: the gateway has no SEAL_KEY');
  const sourceSealed =
    input.source === undefined || app.config.sealKey === null
      ? null
      : seal(app.config.sealKey, input.source, input.id);
  const put = app.inScope(session, async (client) => {
    if ((await findArea(client, areaKey(input.areaCode))) === null)
      throw new AppError('notFound', `Area ${input.areaCode}`);
    const before = await lockCamera(client, input.id);
    const isPrivate = privacyAfter(before, input, session.role);
    if (isPrivate === null) throw new AppError('camera.staysPrivate', input.id);
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
      private: isPrivate,
      sourceSealed,
      synthetic: false,
    });
    const after = await findCamera(client, input.id);
    if (after === null) throw new AppError('access.denied');
    const detail = {
      created: before === null,
      name: input.name,
      areaBefore: before === null ? null : areaCodeOfKey(before.area),
      privateBefore: before?.private ?? null,
      private: isPrivate,
      newSource: sourceSealed !== null,
    };
    const act = { action: 'camera.changed', object: `camera:${input.id}`, areaCode: input.areaCode } as const;
    await app.audit({ ...act, detail }, request, client);
    return { after, before };
  });
  const { after, before } = await put.catch(async (error: unknown) => {
    if (error instanceof AppError && error.code === 'camera.staysPrivate')
      await app.audit(
        {
          action: 'camera.changed',
          outcome: 'refused',
          object: `camera:${input.id}`,
          areaCode: input.areaCode,
        },
        request,
      );
    throw error;
  });
  const { camera, sourceSealed: source, version } = after;
  // Whoever watches it as a public camera sees nothing more, whatever a gateway that has not noticed yet may tell the nodes.
  if (camera.private && before !== null && !before.private && source !== null && app.config.sealKey !== null)
    await app.media.close(camera.id, {
      ...unseal<CameraSource>(app.config.sealKey, source, camera.id),
      name: camera.name,
      private: true,
      version,
    });
  return { camera, created: before === null };
}
