import type { DiscoveryInput, DiscoveryLine, FoundDevice } from '@fengqiao/contract/onvif';
import type { FastifyInstance } from 'fastify';
import { AppError } from '../../plugins/errors.ts';
import type { Devices } from './devices.ts';
import { multicast, type ProbeMatch, probeDevices } from './discovery.ts';
import { DeviceFault, type Login } from './post.ts';

/** Devices that are asked at once. */
const atOnce = 16;

/**
 * Looks for devices and tells each as it answers; answers how many. Throws `device.noSearch` when the network shall be asked and may
 * not.
 */
export async function discover(
  app: FastifyInstance,
  devices: Devices,
  { addresses = [], network = false, seconds = 4, username, password }: DiscoveryInput,
  tell: (line: DiscoveryLine) => void,
  gone: AbortSignal,
): Promise<number> {
  if (network && !app.config.onvifDiscovery) throw new AppError('device.noSearch');
  if (!network && addresses.length === 0)
    throw new AppError('request.invalid', 'say which addresses to ask, or network');
  const over = AbortSignal.any([gone, AbortSignal.timeout(seconds * 1000)]);
  const told = new Set<string>();
  const login: Login = { username, password };
  const waiting: Promise<void>[] = [];
  const found = (device: FoundDevice): void => {
    if (told.has(device.url)) return;
    told.add(device.url);
    tell({ type: 'found', device });
  };
  // Whoever answers by itself is not given a login: only devices that somebody named are.
  const heard = ({ url, name, hardware, location }: ProbeMatch): void =>
    found({ url, name, manufacturer: '', model: hardware, location, message: null });
  const targets = [
    ...(network ? [multicast] : []),
    ...addresses
      .filter((each) => devices.networks.allows(each))
      .map((host) => ({ host, port: multicast.port })),
  ];
  if (targets.length > 0) waiting.push(probeDevices(targets, devices.networks, heard, over));
  const queue = [...addresses];
  const worker = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined && !gone.aborted; next = queue.shift()) {
      const asked = await askAddress(devices, next, login);
      if (typeof asked === 'string') tell({ type: 'silent', address: next, message: asked });
      else found(asked);
    }
  };
  waiting.push(...Array.from({ length: Math.min(atOnce, queue.length) }, worker));
  await Promise.all(waiting);
  return told.size;
}

/** The device at an address, or why there is none, in words. */
async function askAddress(devices: Devices, address: string, login: Login): Promise<FoundDevice | string> {
  const url = `http://${address}/onvif/device_service`;
  if (!URL.canParse(url)) return 'this is no address';
  const device = devices.open({ url });
  try {
    await device.clockOffsetMs();
  } catch (error) {
    if (error instanceof DeviceFault || error instanceof AppError) return error.message;
    throw error;
  }
  const named = { url, name: '', location: '' };
  try {
    const { manufacturer, model } = await devices.open({ url, ...given(login) }).information();
    return { ...named, manufacturer, model, message: null };
  } catch (error) {
    if (!(error instanceof DeviceFault)) throw error;
    return { ...named, manufacturer: '', model: '', message: error.message };
  }
}

const given = ({ username, password }: Login) => ({
  ...(username === undefined ? {} : { username }),
  ...(password === undefined ? {} : { password }),
});
