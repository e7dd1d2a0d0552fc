import type { CameraDeviceInput } from '@fengqiao/contract/cameras';
import type { KnownDetail } from '@fengqiao/db/queries/cameras';
import type { FastifyInstance } from 'fastify';
import { AppError } from '../../plugins/errors.ts';
import { unseal } from '../../plugins/seal.ts';
import { OnvifDevice } from './device.ts';
import { DeviceNetworks, privateNetworks } from './device-address.ts';
import { DeviceFault } from './post.ts';

const mostKept = 200;

/** Devices that were asked lately: clock, services and profile are learnt once and kept until the camera changes. */
export class Devices {
  readonly networks: DeviceNetworks;
  readonly #app: FastifyInstance;
  readonly #kept = new Map<string, { version: number; device: OnvifDevice; profile: string | null }>();

  constructor(app: FastifyInstance) {
    this.#app = app;
    this.networks = new DeviceNetworks(app.config.onvifNetworks ?? privateNetworks);
  }

  /** Throws `camera.device`, `device.address`. */
  open(input: CameraDeviceInput): OnvifDevice {
    return new OnvifDevice(input.url, input, this.networks);
  }

  /** The stored device of a camera; null when none is registered. */
  stored({ detail, deviceSealed }: KnownDetail): CameraDeviceInput | null {
    const keys = this.#app.config.sealKey;
    if (deviceSealed === null || keys === null) return null;
    return unseal<CameraDeviceInput>(keys, deviceSealed, `device:${detail.id}`);
  }

  /** A camera's device and the profile that turns it. Throws `camera.noPtz`, `camera.device`. */
  async turning(known: KnownDetail): Promise<{ device: OnvifDevice; profile: string }> {
    const { id, turnable } = known.detail;
    const input = turnable ? this.stored(known) : null;
    if (input === null) throw new AppError('camera.noPtz', id);
    const kept = this.#kept.get(id);
    const device = kept?.version === known.version ? kept.device : this.open(input);
    const profile =
      (kept?.version === known.version ? kept.profile : null) ??
      input.profile ??
      (await asked(id, async () => (await device.profiles()).find(({ ptz }) => ptz)?.token ?? null));
    if (profile === null) throw new AppError('camera.noPtz', id);
    this.#kept.delete(id);
    this.#kept.set(id, { version: known.version, device, profile });
    const oldest = this.#kept.keys().next().value;
    if (this.#kept.size > mostKept && oldest !== undefined) this.#kept.delete(oldest);
    return { device, profile };
  }
}

/** Asks a device for something. What it did wrong becomes `camera.device` with its words. */
export async function asked<T>(cameraId: string, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof DeviceFault) throw new AppError('camera.device', cameraId, error.message);
    throw error;
  }
}
