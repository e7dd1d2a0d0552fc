import type { OutageChange } from '@fengqiao/contract/camera-health';
import type { ChangesAnswer } from '@fengqiao/contract/events';
import type { Health } from '@fengqiao/contract/health';
import type { QueryClient } from '@tanstack/react-query';
import { ApiError, reportSessionEnded, request } from '../lib/api.ts';
import { clockNow, setClockOffset } from '../lib/clock.ts';
import { type ChangeBatch, ChangeTracker } from './change-tracker.ts';
import { cutGraceMs, silenceMs } from './connection.ts';
import { DelayMeter } from './delay-meter.ts';
import { LiveStore } from './live-store.ts';
import { QuerySync } from './query-sync.ts';
import { type LiveSocket, openSocket } from './socket.ts';
import { WallReports } from './wall-reports.ts';

const ackTimeoutMs = 5_000;
const checkEveryMs = 1_000;

const wait = (ms: number) => new Promise<void>((done) => setTimeout(done, ms * (0.6 + Math.random() * 0.8)));

/** Everything live on a page: one socket, the store for what moves fast, and the upkeep of records. */
export class Live {
  readonly store = new LiveStore();
  /** What the screens of watched walls say of themselves. */
  readonly reports = new WallReports();
  readonly #queryClient: QueryClient;
  readonly #listeners = new Set<(batch: ChangeBatch) => void>();
  readonly #outageListeners = new Set<(change: OutageChange) => void>();
  readonly #delays = new DelayMeter();
  readonly #walls = new Set<string>();
  #area: string | null = null;
  #socket: LiveSocket | null = null;
  #tracker: ChangeTracker | null = null;
  #sync: QuerySync | null = null;
  #timer: ReturnType<typeof setInterval> | undefined;
  #heardAt = 0;
  /** When the connection was first seen to be gone; null while it is there. */
  #cutAt: number | null = null;
  #delayMs: number | null = null;

  constructor(queryClient: QueryClient) {
    this.#queryClient = queryClient;
  }

  /**
   * Watches an area. Resolves when snapshots may be loaded: every change after them will arrive. A second call for the same area
   * does nothing. Throws `ApiError` when the gateway cannot be reached.
   */
  async begin(areaCode: string): Promise<void> {
    if (this.#area === areaCode) return;
    this.stop();
    const { seq } = await request<Health>('/api/health');
    this.#start(areaCode, seq);
  }

  #start(areaCode: string, seq: number): void {
    this.#area = areaCode;
    const sync = new QuerySync(this.#queryClient);
    const tracker = new ChangeTracker(seq, {
      fetchChanges: (since) => request<ChangesAnswer>('/api/changes', { query: { since } }),
      onChanges: (batch) => this.#pass(batch),
      onReset: () => sync.reset(),
      wait,
    });
    const socket = openSocket();
    this.#sync = sync;
    this.#tracker = tracker;
    this.#socket = socket;
    socket.on('connect', () => void this.#watchAll());
    socket.on('disconnect', (reason) => {
      // The library does not come back by itself when the server closed the connection.
      if (reason === 'io server disconnect') void wait(2_000).then(() => this.#socket?.connect());
    });
    socket.on('connect_error', (error) => {
      if (/session\.(required|badProof)/.test(error.message)) reportSessionEnded();
    });
    socket.on('case.updated', (message) => {
      this.#heard();
      tracker.receiveCases(message);
    });
    socket.on('wall.updated', (message) => {
      this.#heard();
      tracker.receiveWall(message);
    });
    socket.on('viewing.updated', (message) => {
      this.#heard();
      tracker.receiveViewing(message);
    });
    socket.on('screen.reported', ({ wallId, report }) => this.reports.take(wallId, [report]));
    socket.on('camera.outage', (change) => {
      this.#heard();
      sync.noteOutage();
      for (const listener of this.#outageListeners) listener(change);
    });
    socket.on('room.updated', (change) => {
      this.#heard();
      sync.applyRoom(change);
    });
    socket.on('meeting.updated', () => {
      this.#heard();
      sync.noteMeeting();
    });
    socket.on('heartbeat', ({ seq: head, now }) => {
      this.#delayMs = this.#delays.noteHeartbeat(Date.parse(now), Date.now());
      setClockOffset(this.#delays.offsetMs ?? 0);
      this.#heard();
      tracker.receiveHead(head);
    });
    socket.on('session.ended', () => reportSessionEnded());
    this.#timer = setInterval(() => this.#checkSilence(), checkEveryMs);
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#socket?.disconnect();
    this.#tracker?.stop();
    this.#sync?.stop();
    this.#socket = null;
    this.#tracker = null;
    this.#sync = null;
    this.#area = null;
    this.#heardAt = 0;
    this.#cutAt = null;
    this.#walls.clear();
    this.store.clear();
    this.reports.clear();
    this.store.setConnection({ kind: 'connecting' });
  }

  /** Watches the screens of a wall as well. */
  watchWall(wallId: string): void {
    if (this.#walls.has(wallId)) return;
    this.#walls.add(wallId);
    if (this.#socket?.connected) this.#socket.emit('wall.watch', wallId, () => undefined);
  }

  /** Calls back for every batch of changes, for views that draw outside React (the map). Returns the way to stop. */
  onChanges(listener: (batch: ChangeBatch) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Calls back when an outage of a camera begins or ends. Returns the way to stop. */
  onOutage(listener: (change: OutageChange) => void): () => void {
    this.#outageListeners.add(listener);
    return () => this.#outageListeners.delete(listener);
  }

  /** Everything up to this sequence has been told; 0 before `begin`. */
  get seq(): number {
    return this.#tracker?.seq ?? 0;
  }

  /** The socket of the page for events that are not changes of records (`camera.state`); null before `start`. */
  get socket(): LiveSocket | null {
    return this.#socket;
  }

  #pass(batch: ChangeBatch): void {
    const newest = batch.cases.at(-1);
    if (batch.pushed && newest) {
      this.#delayMs = this.#delays.delayOf(Date.parse(newest.receivedAt), Date.now());
      this.#heard();
    }
    if (batch.cases.length > 0) this.store.applyCases(batch.cases, batch.pushed);
    this.#sync?.apply(batch);
    for (const listener of this.#listeners) listener(batch);
  }

  /** Rooms are forgotten with a connection, so all are asked for after each; what was missed meanwhile is fetched. */
  async #watchAll(): Promise<void> {
    const socket = this.#socket;
    const area = this.#area;
    if (!socket || !area) return;
    for (const wallId of this.#walls) socket.emit('wall.watch', wallId, () => undefined);
    const asked = performance.now();
    try {
      const answer = await socket.timeout(ackTimeoutMs).emitWithAck('area.watch', area);
      if (!('seq' in answer))
        throw new ApiError(403, { code: 'access.denied', message: 'area.watch refused' });
      this.#delays.noteRoundTrip(performance.now() - asked);
      this.#heard();
      this.#tracker?.receiveHead(answer.seq);
    } catch {
      // Without the room nothing would arrive and the page would look alive: start the connection over.
      if (this.#socket !== socket || !socket.connected) return;
      socket.disconnect();
      await wait(2_000);
      if (this.#socket === socket) socket.connect();
    }
  }

  #heard(): void {
    this.#heardAt = clockNow();
    this.store.setConnection({ kind: 'live', delayMs: this.#delayMs });
  }

  #checkSilence(): void {
    const now = clockNow();
    if (this.#socket?.connected) {
      this.#cutAt = null;
      if (this.#heardAt > 0 && now - this.#heardAt >= silenceMs)
        this.store.setConnection({ kind: 'stale', since: this.#heardAt });
      return;
    }
    this.#cutAt ??= now;
    if (now - this.#cutAt < cutGraceMs || this.store.getSnapshot().connection.kind === 'offline') return;
    this.store.setConnection({ kind: 'offline', since: this.#heardAt || this.#cutAt });
  }
}
