import type { CameraStates } from '@fengqiao/contract/map-camera-states';
import { camerasKnownIn } from '@fengqiao/db/queries/map-camera-states';
import type { FastifyInstance } from 'fastify';
import type { AccountSession } from '../../plugins/auth.ts';
import { parseBbox } from '../../plugins/paging.ts';

/** What was found earlier says nothing of now, hours; the same as on the page of the online rate. */
const freshHours = 48;
const mostStates = 5_000;

/** Which public cameras of a box answer, as far as anybody has asked them. Throws `request.invalid`. */
export async function cameraStates(
  app: FastifyInstance,
  session: AccountSession,
  bbox: string,
): Promise<CameraStates> {
  const box = parseBbox(bbox);
  const known = await app.readScope(session, (client) =>
    camerasKnownIn(client, box, freshHours, mostStates + 1),
  );
  const told = known.slice(0, mostStates);
  const idsOf = (wanted: boolean) => told.filter(({ online }) => online === wanted).map(({ id }) => id);
  return { online: idsOf(true), out: idsOf(false), freshHours, truncated: known.length > mostStates };
}
