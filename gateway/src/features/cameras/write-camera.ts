import { areaKey, isWithin } from '@fengqiao/contract/areas';
import type { CameraDetail, CameraDeviceInput, CameraSourceInput } from '@fengqiao/contract/cameras';
import { rowReasonText } from '@fengqiao/contract/row-reasons';
import { findArea } from '@fengqiao/db/queries/areas';
import { upsertCamera } from '@fengqiao/db/queries/camera-records';
import { cameraDetails, type KnownDetail } from '@fengqiao/db/queries/cameras';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { privacyAfter } from '../../domain/camera-privacy.ts';
import { initialsOf } from '../../domain/camera-words.ts';
import { isInChina, toWgs84 } from '../../domain/datum.ts';
import { cameraIdFault } from '../../domain/gbt28181.ts';
import type { Client } from '../../plugins/db.ts';
import { AppError } from '../../plugins/errors.ts';
import type { CameraSource } from '../../plugins/media/streams-client.ts';
import { seal, unseal } from '../../plugins/seal.ts';
import { type OpenUpstream, openUpstream, sourceThrough } from '../../plugins/upstreams.ts';

/** A camera as it shall be: every field said, but `private` (see `privacyAfter`) and what is sealed (left out = stays). */
export interface CameraWrite
  extends Pick<
    CameraDetail,
    | 'id'
    | 'name'
    | 'areaCode'
    | 'owner'
    | 'ownerKind'
    | 'placeType'
    | 'zone'
    | 'location'
    | 'datum'
    | 'directionDeg'
    | 'fovDeg'
    | 'viewM'
    | 'heightM'
    | 'ptzType'
    | 'publicPlace'
    | 'securityGrade'
    | 'floor'
    | 'plan'
  > {
  private?: boolean | undefined;
  source?: CameraSourceInput | undefined;
  device?: CameraDeviceInput | undefined;
  upstreamId?: string | undefined;
}

export interface WrittenCamera {
  camera: CameraDetail;
  created: boolean;
}

/**
 * Registers a camera or changes it, in one transaction with its line in the audit log. `make` gets what is stored (null = nothing
 * yet) and answers what shall be; its `location` is in its `datum`. Throws `access.denied` outside the session's subtree, `notFound`
 * for an unknown area, `camera.badId`, `camera.staysPrivate`, `camera.noUpstream`.
 */
export async function writeCamera(
  app: FastifyInstance,
  request: FastifyRequest,
  { id, upstreamId }: { id: string; upstreamId?: string | undefined },
  make: (before: KnownDetail | null) => CameraWrite,
): Promise<WrittenCamera> {
  const { session } = request;
  const upstream = upstreamId === undefined ? null : await openUpstream(app, upstreamId);
  let areaCode = session.areaCode;
  const put = app.inScope(session, async (client) => {
    const [before = null] = await cameraDetails(client, [id], { lock: true });
    const wanted = make(before);
    areaCode = wanted.areaCode;
    if (!isWithin(wanted.areaCode, session.areaCode)) throw new AppError('access.denied');
    if ((await findArea(client, areaKey(wanted.areaCode))) === null)
      throw new AppError('notFound', `Area ${wanted.areaCode}`);
    // What is registered under an old id may stay where it is.
    const fault = before?.detail.areaCode === wanted.areaCode ? null : cameraIdFault(id, wanted.areaCode);
    if (fault !== null) throw new AppError('camera.badId', id, rowReasonText(fault));
    const own = before && { private: before.ownPrivate, zone: before.detail.zone };
    const isPrivate = privacyAfter(
      own,
      { private: wanted.private, zone: wanted.zone ?? undefined },
      session.role,
    );
    if (isPrivate === null) throw new AppError('camera.staysPrivate', id);
    await store(app, client, { wanted, isPrivate, upstream, by: session.account });
    const [after] = await cameraDetails(client, [id]);
    if (after === undefined) throw new AppError('access.denied');
    await app.audit(
      {
        action: 'camera.changed',
        object: `camera:${id}`,
        areaCode: wanted.areaCode,
        detail: changeWords(before, after, wanted),
      },
      request,
      client,
    );
    return { before, after };
  });
  const { before, after } = await put.catch(async (error: unknown) => {
    if (error instanceof AppError && error.code === 'camera.staysPrivate')
      await app.audit(
        { action: 'camera.changed', outcome: 'refused', object: `camera:${id}`, areaCode },
        request,
      );
    throw error;
  });
  if (after.detail.private && before !== null && !before.detail.private) await closePicture(app, after);
  return { camera: after.detail, created: before === null };
}

/** Whoever watches a camera sees nothing more, whatever a gateway that has not noticed yet may tell the nodes. */
export async function closePicture(
  app: FastifyInstance,
  { detail, sourceSealed, version }: KnownDetail,
): Promise<void> {
  if (sourceSealed === null || app.config.sealKey === null) return;
  const source = unseal<CameraSource>(app.config.sealKey, sourceSealed, detail.id);
  await app.media.close(detail.id, { ...source, name: detail.name, private: true, version });
}

async function store(
  app: FastifyInstance,
  client: Client,
  {
    wanted,
    isPrivate,
    upstream,
    by,
  }: { wanted: CameraWrite; isPrivate: boolean; upstream: OpenUpstream | null; by: string },
): Promise<void> {
  const { id, location, datum } = wanted;
  if (!isInChina(location.lng, location.lat))
    throw new AppError(
      'request.invalid',
      `location ${location.lng}, ${location.lat} is not in China: longitude and latitude swapped?`,
    );
  const { source, device, upstreamId } = wanted;
  if (source !== undefined && upstreamId !== undefined)
    throw new AppError('request.invalid', 'a camera has a source of its own or an upstreamId, not both');
  const keys = app.config.sealKey;
  if (keys === null && (source ?? device ?? upstreamId) !== undefined)
    throw new AppError('request.invalid', 'addresses cannot be stored: the gateway has no SEAL_KEY');
  if (upstream !== null && !isWithin(wanted.areaCode, upstream.areaCode))
    throw new AppError('camera.noUpstream', upstream.id);
  const from = upstream === null ? source : sourceThrough(upstream.source, id);
  await upsertCamera(client, {
    id,
    name: wanted.name,
    area: areaKey(wanted.areaCode),
    owner: wanted.owner,
    ownerKind: wanted.ownerKind,
    placeType: wanted.placeType,
    zone: wanted.zone,
    roomId: null,
    ...toWgs84(location.lng, location.lat, datum),
    datum,
    directionDeg: wanted.directionDeg,
    fovDeg: wanted.fovDeg,
    viewM: wanted.viewM,
    heightM: wanted.heightM,
    ptzType: wanted.ptzType,
    publicPlace: wanted.publicPlace,
    securityGrade: wanted.securityGrade,
    floor: wanted.floor,
    planX: wanted.plan?.x ?? null,
    planY: wanted.plan?.y ?? null,
    private: isPrivate,
    sourceSealed: from === undefined || keys === null ? null : seal(keys, from, id),
    hasSub: from?.subUrl !== undefined,
    upstreamId: upstreamId ?? null,
    deviceSealed: device === undefined || keys === null ? null : seal(keys, device, `device:${id}`),
    synthetic: false,
    initials: initialsOf(wanted.name),
    updatedBy: by,
  });
}

/** What the log keeps of a change: names of fields, never an address. */
function changeWords(before: KnownDetail | null, after: KnownDetail, wanted: CameraWrite) {
  const silent = ['updatedAt', 'updatedBy', 'areaName'];
  const changed =
    before === null
      ? []
      : Object.entries(after.detail)
          .filter(([field]) => !silent.includes(field))
          .filter(
            ([field, value]) =>
              JSON.stringify(value) !== JSON.stringify(before.detail[field as keyof CameraDetail]),
          )
          .map(([field]) => field);
  return {
    created: before === null,
    name: wanted.name,
    areaBefore: before === null ? null : before.detail.areaCode,
    privateBefore: before?.ownPrivate ?? null,
    private: after.ownPrivate,
    newSource: (wanted.source ?? wanted.upstreamId) !== undefined,
    newDevice: wanted.device !== undefined,
    upstream: wanted.upstreamId ?? null,
    changed,
  };
}
