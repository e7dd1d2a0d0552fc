import { areaKey } from '@fengqiao/contract/areas';
import {
  PTZ_LEASE_MS,
  PTZ_STOPS_AFTER_MS,
  type PtzInput,
  type PtzLease,
  type PtzPresets,
} from '@fengqiao/contract/onvif';
import { type CameraTurn, findTurn, takeTurn } from '@fengqiao/db/queries/camera-turns';
import { cameraDetails, type KnownDetail } from '@fengqiao/db/queries/cameras';
import { approvedViewing } from '@fengqiao/db/queries/viewings';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { mayView } from '../../domain/viewing.ts';
import type { AccountSession } from '../../plugins/auth.ts';
import type { Client } from '../../plugins/db.ts';
import { AppError } from '../../plugins/errors.ts';
import { asked, type Devices } from './devices.ts';
import type { TurningCameras } from './turning.ts';

/**
 * Turns a camera, or stops it. Whoever begins has it in hand: others are refused with the name until a while after the last word.
 * Throws `notFound`, `play.private`, `camera.noPtz`, `camera.turning`, `camera.device`.
 */
export async function turnCamera(
  app: FastifyInstance,
  { devices, turning }: { devices: Devices; turning: TurningCameras },
  request: FastifyRequest,
  id: string,
  input: PtzInput,
): Promise<PtzLease> {
  const { session } = request;
  const known = await app.readScope(session, (client) => turnableCamera(client, session, id));
  const { device, profile } = await devices.turning(known);
  const taken = await app.inScope(session, async (client) => {
    const lease = await takeTurn(client, {
      cameraId: id,
      area: areaKey(known.detail.areaCode),
      sessionId: session.id,
      account: session.account,
      displayName: session.displayName,
      leaseMs: PTZ_LEASE_MS,
      movesMs: 'pan' in input ? PTZ_STOPS_AFTER_MS : 0,
    });
    if (lease?.began)
      await app.audit(
        { action: 'camera.turned', object: `camera:${id}`, areaCode: known.detail.areaCode },
        request,
        client,
      );
    return lease;
  });
  if (taken === null) {
    const other = await app.readScope(session, (client) => findTurn(client, id));
    const leftS = Math.max(1, Math.ceil(((other?.until.getTime() ?? 0) - Date.now()) / 1000));
    throw new AppError('camera.turning', other?.displayName ?? '', id, leftS).retryAfter(leftS);
  }
  await asked(id, async () => {
    if ('pan' in input) await turning.move(id, device, profile, input);
    else {
      await turning.stop(id, device, profile);
      if ('preset' in input) await device.gotoPreset(profile, input.preset);
    }
  });
  return { holder: session.displayName, until: taken.until.toISOString(), own: true };
}

/** Named positions of a camera, and who turns it just now. Throws what `turnCamera` throws. */
export async function cameraPresets(
  app: FastifyInstance,
  devices: Devices,
  session: AccountSession,
  id: string,
): Promise<PtzPresets> {
  const { known, turn } = await app.readScope(session, async (client) => ({
    known: await turnableCamera(client, session, id),
    turn: await findTurn(client, id),
  }));
  const { device, profile } = await devices.turning(known);
  const items = await asked(id, () => device.presets(profile));
  return { items, lease: turn === null ? null : leaseOf(turn, session) };
}

const leaseOf = ({ displayName, until, sessionId }: CameraTurn, session: AccountSession): PtzLease => ({
  holder: displayName,
  until: until.toISOString(),
  own: sessionId === session.id,
});

/** A camera that may be turned: one of a mediation room only by whoever may look into it just now. */
async function turnableCamera(client: Client, session: AccountSession, id: string): Promise<KnownDetail> {
  const [known] = await cameraDetails(client, [id]);
  if (known === undefined) throw new AppError('notFound', `Camera ${id}`);
  if (!known.detail.private) return known;
  const viewing = await approvedViewing(client, id, session.account);
  if (viewing === null || !mayView(viewing, session, viewing.now)) throw new AppError('play.private');
  return known;
}
