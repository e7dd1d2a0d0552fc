import type { StaffMember } from '@fengqiao/contract/staff';
import { photoOf, type StaffPhoto, setPhoto } from '@fengqiao/db/queries/staff-photos';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { cleanPhoto } from '../../domain/photo-file.ts';
import type { AccountSession } from '../../plugins/auth.ts';
import { AppError } from '../../plugins/errors.ts';
import { member, tell } from './service.ts';

/** What to do about a file that is no photograph for a board. */
const faults = {
  type: 'it is neither a JPEG nor a PNG picture',
  broken: 'the picture is cut off; save it again',
  small: 'each side needs at least 120 pixels',
  large: 'no side may have more than 4,000 pixels',
} as const;

/**
 * Hangs the photograph of somebody up who has agreed to it; what the camera wrote into the file goes. Throws `notFound`,
 * `staff.noConsent`, `staff.badPhoto`.
 */
export function putPhoto(
  app: FastifyInstance,
  request: FastifyRequest,
  id: string,
  bytes: Buffer,
): Promise<StaffMember> {
  const photo = cleanPhoto(bytes);
  if (typeof photo === 'string') throw new AppError('staff.badPhoto', faults[photo]);
  const { session } = request;
  return app.inScope(session, async (client) => {
    await member(client, id);
    if (!(await setPhoto(client, id, photo, session.account))) throw new AppError('staff.noConsent');
    return tell(app, request, client, await member(client, id), { photo: 'hung up' });
  });
}

/** Takes a photograph down. Throws `notFound`. */
export function removePhoto(app: FastifyInstance, request: FastifyRequest, id: string): Promise<StaffMember> {
  const { session } = request;
  return app.inScope(session, async (client) => {
    await member(client, id);
    await setPhoto(client, id, null, session.account);
    return tell(app, request, client, await member(client, id), { photo: 'taken down' });
  });
}

/** The photograph of somebody of the session's subtree. Throws `notFound`. */
export async function readPhoto(
  app: FastifyInstance,
  session: AccountSession,
  id: string,
): Promise<StaffPhoto> {
  const photo = await app.readScope(session, (client) => photoOf(client, id, null));
  if (photo === null) throw new AppError('notFound', `Photograph of ${id}`);
  return photo;
}
