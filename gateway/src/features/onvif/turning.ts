import { PTZ_STOPS_AFTER_MS } from '@fengqiao/contract/onvif';
import { isTurnOver } from '@fengqiao/db/queries/camera-turns';
import type { FastifyInstance } from 'fastify';
import { wholeCountry } from '../../plugins/db.ts';
import type { OnvifDevice, Speed } from './device.ts';

interface Turning {
  device: OnvifDevice;
  profile: string;
  timer: NodeJS.Timeout | null;
  /** Commands go one after another: a stop never overtakes the movement that it ends. */
  last: Promise<void>;
}

/** The device stops by itself soon after, should this gateway die. */
const deviceStopsAfterS = Math.ceil(PTZ_STOPS_AFTER_MS / 1000) + 1;

/** Cameras that this gateway turns; each stops when nobody has asked for a while. */
export class TurningCameras {
  readonly #app: FastifyInstance;
  readonly #turning = new Map<string, Turning>();

  constructor(app: FastifyInstance) {
    this.#app = app;
  }

  /** Turns on, until the time is over. Throws `DeviceFault`. */
  async move(cameraId: string, device: OnvifDevice, profile: string, speed: Speed): Promise<void> {
    const turning = this.#of(cameraId, device, profile);
    if (turning.timer !== null) clearTimeout(turning.timer);
    turning.timer = setTimeout(() => void this.#expire(cameraId), PTZ_STOPS_AFTER_MS);
    await queued(turning, () => device.move(profile, speed, deviceStopsAfterS));
  }

  /** Stops now. Throws `DeviceFault`. */
  async stop(cameraId: string, device: OnvifDevice, profile: string): Promise<void> {
    const turning = this.#of(cameraId, device, profile);
    if (turning.timer !== null) clearTimeout(turning.timer);
    turning.timer = null;
    await queued(turning, () => device.stop(profile)).finally(() => {
      if (turning.timer === null) this.#turning.delete(cameraId);
    });
  }

  /** Stops everything that still turns. Never throws. */
  async close(): Promise<void> {
    const moving = [...this.#turning].filter(([, { timer }]) => timer !== null);
    await Promise.all(
      moving.map(([id, { device, profile }]) => this.stop(id, device, profile).catch(() => undefined)),
    );
  }

  #of(cameraId: string, device: OnvifDevice, profile: string): Turning {
    const known = this.#turning.get(cameraId);
    const turning = { timer: null, last: Promise.resolve(), ...known, device, profile };
    const kept = known === undefined ? turning : Object.assign(known, { device, profile });
    this.#turning.set(cameraId, kept);
    return kept;
  }

  async #expire(cameraId: string): Promise<void> {
    const turning = this.#turning.get(cameraId);
    if (turning === undefined) return;
    turning.timer = null;
    // Another gateway may have been asked to go on; when nobody can tell, the camera stops.
    const over = await this.#app
      .readScope(wholeCountry, (client) => isTurnOver(client, cameraId))
      .catch(() => true);
    if (turning.timer !== null) return;
    if (over) await this.stop(cameraId, turning.device, turning.profile).catch(() => undefined);
    else this.#turning.delete(cameraId);
  }
}

async function queued(turning: Turning, act: () => Promise<void>): Promise<void> {
  const done = turning.last.then(act);
  turning.last = done.catch(() => undefined);
  await done;
}
