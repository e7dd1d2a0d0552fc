import { isWithin } from '@fengqiao/contract/areas';
import type { CameraDeviceInput, CameraSourceInput } from '@fengqiao/contract/cameras';
import type { DeviceReport } from '@fengqiao/contract/onvif';
import { setDevice } from '@fengqiao/db/queries/camera-records';
import { cameraDetails } from '@fengqiao/db/queries/cameras';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { AppError } from '../../plugins/errors.ts';
import { seal } from '../../plugins/seal.ts';
import { chooseStreams } from './device.ts';
import { asked, type Devices } from './devices.ts';

/** PTZType of GB/T 28181 of a device that turns, and of one that does not, where nobody has said which. */
const ptzTypeWhen = (turns: boolean): number => (turns ? 1 : 3);

/**
 * Reads a camera's device and stores the addresses of its streams with the device's login. Throws `notFound`, `camera.device`,
 * `device.address`, `request.invalid` when no device is known.
 */
export async function readDevice(
  app: FastifyInstance,
  devices: Devices,
  request: FastifyRequest,
  id: string,
  given: CameraDeviceInput | undefined,
): Promise<DeviceReport> {
  const { session } = request;
  const keys = app.config.sealKey;
  if (keys === null)
    throw new AppError('request.invalid', 'addresses cannot be stored: the gateway has no SEAL_KEY');
  const [known] = await app.readScope(session, (client) => cameraDetails(client, [id]));
  if (known === undefined || !isWithin(known.detail.areaCode, session.areaCode))
    throw new AppError('notFound', `Camera ${id}`);
  const input = given ?? devices.stored(known);
  if (input === null) throw new AppError('request.invalid', 'no device is registered: send its address');
  const device = devices.open(input);
  const read = await asked(id, async () => {
    const information = await device.information();
    const profiles = await device.profiles();
    const { main, sub } = chooseStreams(profiles);
    const source: CameraSourceInput | null =
      main === null
        ? null
        : {
            url: await device.streamUrl(main.token),
            ...(sub === null ? {} : { subUrl: await device.streamUrl(sub.token) }),
            ...(input.username === undefined ? {} : { username: input.username }),
            ...(input.password === undefined ? {} : { password: input.password }),
          };
    return { information, profiles, main, sub, source, clockOffsetMs: await device.clockOffsetMs() };
  });
  const { information, profiles, main, sub, source, clockOffsetMs } = read;
  const turns = profiles.find(({ ptz }) => ptz);
  await app.inScope(session, async (client) => {
    await setDevice(client, {
      id,
      sourceSealed: source === null ? null : seal(keys, source, id),
      hasSub: sub !== null,
      deviceSealed: seal(
        keys,
        { ...input, ...(turns === undefined ? {} : { profile: turns.token }) },
        `device:${id}`,
      ),
      ptzType: ptzTypeWhen(turns !== undefined),
      updatedBy: session.account,
    });
    const detail = { newSource: source !== null, newDevice: true, model: information.model };
    const areaCode = known.detail.areaCode;
    await app.audit({ action: 'camera.changed', object: `camera:${id}`, areaCode, detail }, request, client);
  });
  return {
    cameraId: id,
    ...information,
    clockOffsetS: Math.round(clockOffsetMs / 1000),
    streams: profiles
      .map(({ token, name, width, height, codec }) => ({
        name,
        width,
        height,
        codec,
        use: token === main?.token ? ('main' as const) : token === sub?.token ? ('sub' as const) : null,
      }))
      .sort((a, b) => b.width * b.height - a.width * a.height),
    turnable: turns !== undefined,
  };
}
