import { areaCodeOfKey, areaKey, isWithin } from '@fengqiao/contract/areas';
import type { CameraUpstream, CameraUpstreamInput } from '@fengqiao/contract/cameras';
import { findArea } from '@fengqiao/db/queries/areas';
import { setSealedSources } from '@fengqiao/db/queries/camera-records';
import {
  camerasOfUpstream,
  findUpstream,
  listUpstreams,
  upsertUpstream,
} from '@fengqiao/db/queries/camera-upstreams';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { AccountSession } from '../../plugins/auth.ts';
import { wholeCountry } from '../../plugins/db.ts';
import { AppError } from '../../plugins/errors.ts';
import { seal } from '../../plugins/seal.ts';
import { sourceThrough, type UpstreamSource, upstreamSeal } from '../../plugins/upstreams.ts';

/** Platforms of the session's subtree and of the areas above it: those that its cameras may come through. */
export async function upstreamsOf(app: FastifyInstance, session: AccountSession): Promise<CameraUpstream[]> {
  const all = await app.readScope(wholeCountry, listUpstreams);
  return all.filter(
    ({ areaCode }) => isWithin(areaCode, session.areaCode) || isWithin(session.areaCode, areaCode),
  );
}

/**
 * Registers a platform or changes it; the addresses of all cameras that come through it change in the same transaction. Throws
 * `access.denied` for one that is not of the session's subtree, `request.invalid` for a new one without addresses.
 */
export async function putUpstream(
  app: FastifyInstance,
  request: FastifyRequest,
  id: string,
  input: CameraUpstreamInput,
): Promise<CameraUpstream> {
  const { session } = request;
  const keys = app.config.sealKey;
  if (keys === null)
    throw new AppError('request.invalid', 'addresses cannot be stored: the gateway has no SEAL_KEY');
  if (!isWithin(input.areaCode, session.areaCode)) throw new AppError('access.denied');
  const source = sourceOf(input);
  // The cameras of a platform are all of its area: nobody else's change with it.
  await app.inScope(wholeCountry, async (client) => {
    const before = await findUpstream(client, id, { lock: true });
    if (before !== null && !isWithin(areaCodeOfKey(before.area), session.areaCode))
      throw new AppError('access.denied');
    if (before === null && source === null)
      throw new AppError('request.invalid', 'a new platform needs a template');
    if ((await findArea(client, areaKey(input.areaCode))) === null)
      throw new AppError('notFound', `Area ${input.areaCode}`);
    await upsertUpstream(client, {
      id,
      name: input.name,
      area: areaKey(input.areaCode),
      sourceSealed: source === null ? null : seal(keys, source, upstreamSeal(id)),
      hasSub: source?.subTemplate !== undefined,
      updatedBy: session.account,
    });
    const cameras = source === null ? [] : await camerasOfUpstream(client, id);
    if (source !== null && cameras.length > 0)
      await setSealedSources(
        client,
        cameras.map((camera) => ({
          id: camera,
          sourceSealed: seal(keys, sourceThrough(source, camera), camera),
          hasSub: source.subTemplate !== undefined,
        })),
      );
    await app.audit(
      {
        action: 'camera.changed',
        object: `upstream:${id}`,
        areaCode: input.areaCode,
        detail: {
          created: before === null,
          name: input.name,
          newSource: source !== null,
          cameras: cameras.length,
        },
      },
      request,
      client,
    );
  });
  const made = (await upstreamsOf(app, session)).find((each) => each.id === id);
  if (made === undefined) throw new AppError('notFound', `Platform ${id}`);
  return made;
}

function sourceOf({ template, subTemplate, username, password }: CameraUpstreamInput): UpstreamSource | null {
  if (template === undefined) {
    if ((subTemplate ?? username ?? password) !== undefined)
      throw new AppError('request.invalid', 'subTemplate and login go with a template');
    return null;
  }
  return {
    template,
    ...(subTemplate === undefined ? {} : { subTemplate }),
    ...(username === undefined ? {} : { username }),
    ...(password === undefined ? {} : { password }),
  };
}
