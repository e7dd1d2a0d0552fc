import { areaCodeOfKey } from '@fengqiao/contract/areas';
import type { CameraSourceInput } from '@fengqiao/contract/cameras';
import { findUpstream } from '@fengqiao/db/queries/camera-upstreams';
import type { FastifyInstance } from 'fastify';
import { wholeCountry } from './db.ts';
import { AppError } from './errors.ts';
import { unseal } from './seal.ts';

/** What is sealed of a platform: its addresses with `{id}` where a camera's id stands. */
export interface UpstreamSource {
  template: string;
  subTemplate?: string;
  username?: string;
  password?: string;
}

/** What a platform's sealed addresses are bound to. */
export const upstreamSeal = (id: string): string => `upstream:${id}`;

/** A camera's source as its platform hands it on. */
export function sourceThrough(upstream: UpstreamSource, cameraId: string): CameraSourceInput {
  const { template, subTemplate, username, password } = upstream;
  const at = (text: string) => text.replaceAll('{id}', cameraId);
  return {
    url: at(template),
    ...(subTemplate === undefined ? {} : { subUrl: at(subTemplate) }),
    ...(username === undefined ? {} : { username }),
    ...(password === undefined ? {} : { password }),
  };
}

export interface OpenUpstream {
  id: string;
  /** It hands on cameras of this area and below. */
  areaCode: string;
  source: UpstreamSource;
}

/** A platform with its addresses, also one of an area above the caller's. Throws `camera.noUpstream`. */
export async function openUpstream(app: FastifyInstance, id: string): Promise<OpenUpstream> {
  const found = await app.readScope(wholeCountry, (client) => findUpstream(client, id));
  if (found === null || app.config.sealKey === null) throw new AppError('camera.noUpstream', id);
  const source = unseal<UpstreamSource>(app.config.sealKey, found.sourceSealed, upstreamSeal(id));
  return { id, areaCode: areaCodeOfKey(found.area), source };
}
