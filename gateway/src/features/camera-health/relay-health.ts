import type { RelaySummary } from '@fengqiao/contract/stream-node';
import { type CameraWatch, type Sign, unknownCamera, watchCamera } from '../../domain/camera-outage.ts';
import type { HealthSighting } from './record.ts';

/** A camera that is online is written down this often, so that it is known how fresh that is. */
const touchEveryMs = 60_000;
/** What is known of a camera that is relayed no more is forgotten after this time. */
const forgetAfterMs = 300_000;

type SeenRelay = RelaySummary & { node: string };

interface Entry {
  watch: CameraWatch;
  seenMs: number;
  touchedMs: number;
}

/** Turns what the relays of all nodes say, second by second, into what is worth writing down. Private rooms are left out. */
export class RelayHealth {
  readonly #entries = new Map<string, Entry>();

  /** What became true since the last call, and who is still online. */
  look(relays: readonly SeenRelay[], nowMs: number): HealthSighting[] {
    const cameras = new Map<string, SeenRelay[]>();
    for (const relay of relays)
      if (!relay.private) cameras.set(relay.cameraId, [...(cameras.get(relay.cameraId) ?? []), relay]);
    for (const [id, { seenMs }] of this.#entries)
      if (nowMs - seenMs > forgetAfterMs) this.#entries.delete(id);
    return [...cameras].flatMap(([id, some]) => this.#lookAt(id, some, nowMs) ?? []);
  }

  #lookAt(id: string, relays: readonly SeenRelay[], nowMs: number): HealthSighting | null {
    const before = this.#entries.get(id) ?? { watch: unknownCamera, seenMs: 0, touchedMs: 0 };
    const { sign, by } = signOf(relays);
    const { watch, since } = watchCamera(before.watch, sign, nowMs);
    const online = watch.verdict === 'online' && sign === 'good';
    const touch = since === null && online && nowMs - before.touchedMs >= touchEveryMs;
    const tell = touch || since !== null;
    this.#entries.set(id, { watch, seenMs: nowMs, touchedMs: tell ? nowMs : before.touchedMs });
    if (!tell || watch.verdict === null) return null;
    return {
      cameraId: id,
      state: watch.verdict,
      since: new Date(since ?? nowMs),
      reason: watch.verdict === 'outage' ? (by.reason ?? by.state) : null,
      node: by.node,
    };
  }
}

/** Of two relays of a camera (two streams, two nodes) the better one counts. */
function signOf(relays: readonly SeenRelay[]): { sign: Sign; by: SeenRelay } {
  const [first] = relays;
  if (first === undefined) throw new Error('a camera without a relay has no sign');
  const live = relays.find(({ state }) => state === 'live');
  if (live !== undefined) return { sign: 'good', by: live };
  const failed = relays.find(({ state }) => state === 'failed' || state === 'stalled');
  const connects = relays.some(({ state }) => state === 'connecting');
  return failed === undefined || connects ? { sign: 'unsure', by: first } : { sign: 'bad', by: failed };
}
