import type { CameraChange, CameraDetail, CameraInput } from '@fengqiao/contract/cameras';
import { databaseErrorKind } from '@fengqiao/db';
import { deleteCamera } from '@fengqiao/db/queries/camera-records';
import { cameraDetails, type KnownDetail } from '@fengqiao/db/queries/cameras';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ownerKindOf } from '../../domain/camera-words.ts';
import { AppError } from '../../plugins/errors.ts';
import { type CameraWrite, closePicture, type WrittenCamera, writeCamera } from './write-camera.ts';

/** Registers a camera or changes it as a whole; see `writeCamera`. */
export const putCamera = (
  app: FastifyInstance,
  request: FastifyRequest,
  input: CameraInput,
): Promise<WrittenCamera> => writeCamera(app, request, input, () => whole(input));

/** Changes some fields of a camera. Throws `notFound`, and what `writeCamera` throws. */
export const changeCamera = async (
  app: FastifyInstance,
  request: FastifyRequest,
  id: string,
  change: CameraChange,
): Promise<CameraDetail> => {
  if (change.datum !== undefined && change.location === undefined)
    throw new AppError('request.invalid', 'datum says in what location is given: send both');
  const { camera } = await writeCamera(app, request, { id, upstreamId: change.upstreamId }, (before) => {
    if (before === null) throw new AppError('notFound', `Camera ${id}`);
    return changed(before, change);
  });
  return camera;
};

/** Takes a camera out of the registry and its picture off every node. Throws `notFound`, `camera.kept`. */
export async function removeCamera(app: FastifyInstance, request: FastifyRequest, id: string): Promise<void> {
  const removed = await app
    .inScope(request.session, async (client) => {
      const [before] = await cameraDetails(client, [id], { lock: true });
      if (before === undefined || !(await deleteCamera(client, id)))
        throw new AppError('notFound', `Camera ${id}`);
      const { name, areaCode } = before.detail;
      await app.audit(
        { action: 'camera.changed', object: `camera:${id}`, areaCode, detail: { deleted: true, name } },
        request,
        client,
      );
      return before;
    })
    .catch((error: unknown) => {
      throw databaseErrorKind(error) === 'foreignKeyViolation' ? new AppError('camera.kept', id) : error;
    });
  await closePicture(app, { ...removed, version: Date.now() });
}

/** What the input leaves out is unknown. */
function whole(input: CameraInput): CameraWrite {
  return {
    id: input.id,
    name: input.name,
    areaCode: input.areaCode,
    owner: input.owner,
    ownerKind: input.ownerKind ?? ownerKindOf(input.owner),
    placeType: input.placeType,
    zone: input.zone ?? null,
    location: input.location,
    datum: input.datum ?? 'WGS84',
    directionDeg: input.directionDeg ?? null,
    fovDeg: input.fovDeg ?? null,
    viewM: input.viewM ?? null,
    heightM: input.heightM ?? null,
    ptzType: input.ptzType ?? null,
    publicPlace: input.publicPlace ?? false,
    securityGrade: input.securityGrade ?? null,
    floor: input.floor ?? null,
    plan: input.plan ?? null,
    private: input.private,
    source: input.source,
    device: input.device,
    upstreamId: input.upstreamId,
  };
}

/** What the change leaves out stays. A position that stays is stored in WGS-84 already. */
function changed({ detail }: KnownDetail, change: CameraChange): CameraWrite {
  const owner = change.owner ?? detail.owner;
  const kept: CameraWrite = {
    ...detail,
    private: undefined,
    source: undefined,
    device: undefined,
    upstreamId: undefined,
    ownerKind: change.owner === undefined ? detail.ownerKind : ownerKindOf(owner),
    datum: 'WGS84',
  };
  return { ...kept, ...change };
}
