import {
  type CheckableCamera,
  camerasToCheck,
  countCheckable,
  endCheckTurn,
  takeCheckTurn,
} from '@fengqiao/db/queries/camera-online';
import type { FastifyInstance } from 'fastify';
import { wholeCountry } from '../../plugins/db.ts';
import type { CameraSource } from '../../plugins/media/streams-client.ts';
import { unseal } from '../../plugins/seal.ts';
import { type HealthSighting, recordHealth } from './record.ts';

/** Cameras asked at the same time, by all nodes together. */
const atOnce = 4;
/** A small registry is asked a little faster than its hours need. */
const leastAtOnce = 4;
/** A camera that is out is asked again this soon, so that its return is seen. */
const outAgainMinutes = 10;

export interface ProberOptions {
  /** Hours in which every camera is asked once. */
  hours: number;
  /** Time between two rounds, ms. */
  everyMs: number;
}

/**
 * Asks cameras that nobody watches whether they answer, a few at a time, so that all are asked once in `hours`; by DESCRIBE alone,
 * no picture is opened, and those of mediation rooms are not asked at all. Of several gateways one does it.
 */
export class Prober {
  readonly #app: FastifyInstance;
  readonly #options: ProberOptions;
  #closed = false;

  constructor(app: FastifyInstance, options: ProberOptions) {
    this.#app = app;
    this.#options = options;
  }

  /** One round; answers how many cameras were asked, null = another gateway is at it. */
  async round(): Promise<number | null> {
    const session = await this.#app.pool.connect();
    let mine = false;
    try {
      mine = await takeCheckTurn(session);
      return mine ? await this.#askSome() : null;
    } finally {
      const ended = mine ? await endCheckTurn(session).catch((error: Error) => error) : undefined;
      session.release(ended instanceof Error ? ended : undefined);
    }
  }

  /** The round that runs ends after the cameras it is asking. */
  close(): void {
    this.#closed = true;
  }

  async #askSome(): Promise<number> {
    const cameras = await this.#nextCameras();
    const sightings = await this.#ask(cameras);
    const silent = new Set(
      sightings.filter(({ state }) => state === 'outage').map(({ cameraId }) => cameraId),
    );
    // One lost answer is no outage: whoever was silent is asked once more when all others have been.
    const again = await this.#ask(cameras.filter(({ id }) => silent.has(id)));
    await recordHealth(this.#app, [...sightings.filter(({ state }) => state === 'online'), ...again]);
    return cameras.length;
  }

  async #nextCameras(): Promise<CheckableCamera[]> {
    const { hours, everyMs } = this.#options;
    const relayed = this.#app.media.relays().map(({ cameraId }) => cameraId);
    return this.#app.readScope(wholeCountry, async (client) => {
      const share = (await countCheckable(client)) * (everyMs / (hours * 3_600_000));
      const limit = Math.max(leastAtOnce, Math.ceil(share));
      const due = await camerasToCheck(client, 'due', hours * 60, relayed, limit);
      const out = await camerasToCheck(client, 'out', outAgainMinutes, relayed, limit);
      const ids = new Set(due.map(({ id }) => id));
      return [...due, ...out.filter(({ id }) => !ids.has(id))];
    });
  }

  /** Leaves out those that no node could ask. */
  async #ask(cameras: readonly CheckableCamera[]): Promise<HealthSighting[]> {
    const { sealKey } = this.#app.config;
    if (sealKey === null) return [];
    const waiting = [...cameras];
    const found: HealthSighting[] = [];
    const worker = async (): Promise<void> => {
      for (let next = waiting.shift(); next !== undefined && !this.#closed; next = waiting.shift()) {
        const { url, username, password } = unseal<CameraSource>(sealKey, next.sourceSealed, next.id);
        const source = { url, ...(username && { username }), ...(password && { password }) };
        const answer = await this.#app.media.check(next.id, source);
        if (answer === null) continue;
        const { online, reason, node } = answer;
        found.push({
          cameraId: next.id,
          state: online ? 'online' : 'outage',
          since: new Date(),
          reason: online ? null : (reason ?? 'internal'),
          node,
        });
      }
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
    return found;
  }
}
