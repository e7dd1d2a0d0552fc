import { performance } from 'node:perf_hooks';
import type { NodeReport, RelaySummary, StreamNodeState } from '@fengqiao/contract/stream-node';
import { patience, type Registration, StreamsClient } from './streams-client.ts';

/** A node as it is known before it has said anything. */
export interface MediaNode {
  url: string;
  publicUrl: string | null;
  /** Relays it may run at once, as it announced. */
  capacity?: number;
  version?: string;
}

const everyMs = 1_000;
/** A node that did not answer is asked again at once: two silences tell that it is gone. */
const againMs = 200;
/** A busy machine loses an answer now and then: that says nothing of the pictures. */
const silentPolls = 2;
/** A timeout that fires so late says that we were busy, not the node. */
const ownStallMs = 250;
/** What a node may relay that has not said. */
const usualCapacity = 200;
/** Until a camera that was sent to the node shows up in its report, it counts by itself. */
const onTheWayMs = 5_000;

/** One streams node, asked by itself once a second, so that one that is frozen holds up no other. */
export class NodeWatch {
  readonly url: string;
  readonly client: StreamsClient;
  /** Named in the configuration, so that it is never forgotten. */
  readonly fixed: boolean;
  #publicUrl: string | null;
  #announced: { capacity: number | null; version: string | null };
  #report: NodeReport | null = null;
  #silent = 0;
  #seenAt: Date | null = null;
  #aliveSinceMs = 0;
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;
  /** Cameras sent here lately, with the time, epoch ms. */
  readonly #onTheWay = new Map<string, number>();
  /** Cameras that became private while it could not be told. */
  readonly #untold = new Map<string, Registration>();

  constructor(node: MediaNode, secret: string, fixed: boolean) {
    this.url = node.url;
    this.client = new StreamsClient(node.url, secret);
    this.fixed = fixed;
    this.#publicUrl = node.publicUrl;
    this.#announced = { capacity: node.capacity ?? null, version: node.version ?? null };
  }

  /** Where browsers find it; null: the page's host and the node's port. */
  get publicUrl(): string | null {
    return this.#publicUrl;
  }

  /** False when it has been silent twice in a row, or has not answered yet. */
  get alive(): boolean {
    return this.#report !== null;
  }

  /** Since when it has answered without two silences in a row, epoch ms. */
  get aliveSinceMs(): number {
    return this.#aliveSinceMs;
  }

  get capacity(): number {
    return this.#report?.capacity ?? this.#announced.capacity ?? usualCapacity;
  }

  /** Its relays as it last said; none while it is not alive. */
  get relays(): readonly RelaySummary[] {
    return this.#report?.sessions ?? [];
  }

  /** Whether it may take a camera that it does not relay. */
  hasRoom(nowMs: number): boolean {
    // What nobody watches gives way to a viewer, or is a recording: those are counted apart.
    const watched = this.relays.filter(
      ({ state, viewers }) => viewers > 0 && (state === 'live' || state === 'connecting'),
    );
    for (const [id, at] of this.#onTheWay)
      if (nowMs - at > onTheWayMs || this.relayOf(id) !== undefined) this.#onTheWay.delete(id);
    return watched.length + this.#onTheWay.size < this.capacity;
  }

  /** Whether it relays a camera, or a viewer who will begin that is on the way. */
  has(cameraId: string, nowMs: number): boolean {
    if (!this.alive) return false;
    const sentAt = this.#onTheWay.get(cameraId) ?? Number.NEGATIVE_INFINITY;
    return nowMs - sentAt <= onTheWayMs || this.relayOf(cameraId) !== undefined;
  }

  /** Its relay of a camera, the main stream's when it has both. */
  relayOf(cameraId: string): RelaySummary | undefined {
    const relays = this.relays.filter((relay) => relay.cameraId === cameraId);
    return relays.find(({ stream }) => stream !== 'sub') ?? relays[0];
  }

  /** A viewer was sent here for a camera. */
  expect(cameraId: string, nowMs: number): void {
    this.#onTheWay.set(cameraId, nowMs);
  }

  /** Tells it that a camera is private now; what it does not hear it is told again by `closeAgain`. Never throws. */
  async close(cameraId: string, registration: Registration, timeoutMs: number): Promise<void> {
    try {
      await this.client.register(cameraId, registration, timeoutMs);
      this.#untold.delete(cameraId);
    } catch {
      this.#untold.set(cameraId, registration);
    }
  }

  /** Once it answers: it may have been frozen, with pictures running that nobody may see any more. Never throws. */
  async closeAgain(): Promise<void> {
    if (!this.alive) return;
    const untold = [...this.#untold];
    await Promise.all(untold.map(([id, registration]) => this.close(id, registration, patience.other)));
  }

  /** What it has announced since; the configured public address of a fixed node stays. */
  announce({ publicUrl, capacity, version }: MediaNode): void {
    if (!this.fixed || this.#publicUrl === null) this.#publicUrl = publicUrl;
    this.#announced = { capacity: capacity ?? null, version: version ?? null };
  }

  /** Asks it once what it does. Never throws. */
  async ask(): Promise<void> {
    const askedAt = performance.now();
    const report = await this.client.status().catch(() => null);
    if (report !== null) {
      if (this.#report === null) this.#aliveSinceMs = Date.now();
      this.#report = report;
      this.#silent = 0;
      this.#seenAt = new Date();
      return;
    }
    if (performance.now() - askedAt > patience.status + ownStallMs) return;
    this.#silent += 1;
    if (this.#silent >= silentPolls) this.#report = null;
  }

  /** Asks again and again until `stop`; `asked` is called after each answer or silence. */
  start(asked: () => Promise<void>): void {
    const round = async (): Promise<void> => {
      await this.ask();
      await asked();
      const doubtful = this.#silent > 0 && this.#silent < silentPolls;
      if (!this.#stopped) this.#timer = setTimeout(round, doubtful ? againMs : everyMs);
    };
    void round();
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  state(): StreamNodeState {
    const report = this.#report;
    return {
      url: this.url,
      publicUrl: this.#publicUrl,
      fixed: this.fixed,
      alive: this.alive,
      version: report?.version ?? this.#announced.version,
      capacity: report?.capacity ?? this.#announced.capacity,
      live: report?.live ?? 0,
      failed: report?.failed ?? 0,
      seenAt: this.#seenAt?.toISOString() ?? null,
    };
  }
}
