import type { NodeRecording, NodeRecordings } from '@fengqiao/contract/recordings';
import type { CameraRegistration } from '@fengqiao/contract/stream-node';
import type { Logger } from 'pino';
import type { Relay } from '../relay/relay.ts';
import { DiskState } from './disk-state.ts';
import { followCamera } from './follow-camera.ts';
import { cover, type Span } from './pieces.ts';
import { type Budget, Recorder, type RecorderLimits } from './recorder.ts';
import { dropBeyond, dropOldest, dropOverdue, makeRoom } from './retention.ts';
import { RingStore } from './ring-store.ts';
import { WriteTurns } from './write-turns.ts';

export interface RecordingsOptions extends Partial<RecorderLimits> {
  /** Folder of the ring. */
  folder: string;
  /** Bytes of the whole ring; null: as much as the disk has. */
  maxBytes?: number | null;
  /** Bytes of the disk that stay free; null: 2 GB, or a twentieth of a disk where that is less. */
  minFreeBytes?: number | null;
  /** Bytes of memory for what waits for the disk. */
  bufferBytes?: number;
  /** How often what waits is written, ms. */
  everyMs?: number;
}

const FILE_MS = 60_000;
const FILE_BYTES = 256 * 1024 * 1024;
const BUFFER_BYTES = 64 * 1024 * 1024;
const EVERY_MS = 1000;
const RETENTION_EVERY_MS = 60_000;
const SPACE_EVERY_MS = 5000;

/**
 * What this node records. Which cameras it is to record it is told with their registration (`recordHours`); a private one never, and what
 * there was of it goes at once. One camera's trouble, or the disk's, touches no live picture.
 */
export class Recordings {
  readonly store: RingStore;
  readonly #relay: Relay;
  readonly #log: Logger;
  readonly #disk: DiskState;
  readonly #limits: RecorderLimits;
  readonly #maxBytes: number | null;
  readonly #everyMs: number;
  readonly #budget: Budget;
  readonly #turns = new WriteTurns();
  readonly #recorders = new Map<string, { recorder: Recorder; release: () => void }>();
  readonly #hours = new Map<string, number>();
  #loaded = false;
  #droppedBefore = 0;
  #timer: NodeJS.Timeout | undefined;
  #unlisten: (() => void) | undefined;
  #stopped = false;
  #keptAt = 0;
  #spaceAt = 0;

  constructor(relay: Relay, options: RecordingsOptions, log: Logger) {
    const { folder, maxBytes = null, minFreeBytes = null, bufferBytes = BUFFER_BYTES } = options;
    const { fileMs = FILE_MS, fileBytes = FILE_BYTES, everyMs = EVERY_MS } = options;
    this.#relay = relay;
    this.#log = log;
    this.store = new RingStore(folder);
    this.#disk = new DiskState(folder, minFreeBytes);
    this.#limits = { fileMs, fileBytes };
    this.#maxBytes = maxBytes;
    this.#everyMs = everyMs;
    this.#budget = { held: 0, limit: bufferBytes };
  }

  /** Begins; what is on the disk is read in the background. A folder that cannot be used is tried again, and the report says so. */
  start(): void {
    this.#unlisten = this.#relay.listen({ camera: (id, camera) => this.#told(id, camera) });
    void this.#round();
  }

  /** Writes what waits and ends all files. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    this.#unlisten?.();
    const left = [...this.#recorders.values()];
    this.#recorders.clear();
    for (const { release } of left) release();
    await this.#turns.take(async () => {
      for (const { recorder } of left) {
        if (this.#disk.state === 'ok')
          await this.store.write(recorder.cameraId, recorder.drain()).catch(() => undefined);
        await this.store.finish(recorder.cameraId).catch(() => undefined);
      }
    });
  }

  /** For how long what is there of a camera that is not recorded here is kept. @throws the system's error */
  async keepFor(cameraId: string, hours: number): Promise<void> {
    this.#end(cameraId);
    if (this.#hours.get(cameraId) === hours) return;
    this.#hours.set(cameraId, hours);
    if (this.store.catalogue.of(cameraId).length === 0) return;
    await this.#turns.take(() => this.store.keepHours(cameraId, hours));
  }

  /** Takes everything of a camera away at once; answers what that was. @throws the system's error */
  async destroy(cameraId: string): Promise<{ files: number; bytes: number }> {
    this.#end(cameraId);
    this.#hours.delete(cameraId);
    return this.#turns.take(() => this.store.destroy(cameraId));
  }

  /** Of what there are pictures within a time. */
  coverage(cameraId: string, within: Span): Span[] {
    const files = this.store.catalogue.within(cameraId, within.fromMs, within.toMs);
    return cover(
      files.map(({ startMs, endMs }) => ({ fromMs: startMs, toMs: endMs })),
      within,
    );
  }

  list(): NodeRecordings['items'] {
    const ids = new Set([...this.#recorders.keys(), ...this.store.catalogue.cameras()]);
    return [...ids].map((cameraId) => {
      const files = this.store.catalogue.of(cameraId);
      return {
        cameraId,
        hours: this.#hours.get(cameraId) ?? null,
        recording: this.#recorders.has(cameraId),
        files: files.length,
        bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
      };
    });
  }

  report(): NodeRecording {
    const { state, message, since, freeBytes } = this.#disk;
    const recorders = [...this.#recorders.values()];
    const dropped = recorders.reduce((sum, { recorder }) => sum + recorder.droppedParts, 0);
    return {
      state,
      message,
      since,
      cameras: recorders.length,
      bytes: this.store.catalogue.bytes,
      freeBytes,
      droppedParts: this.#droppedBefore + dropped,
    };
  }

  #told(id: string, camera: CameraRegistration | undefined): void {
    if (camera?.private) this.#destroyPrivate(id);
    else if (camera === undefined || camera.recordHours === 0) this.#end(id);
    else if (camera.recordHours !== undefined) this.#record(id, camera.recordHours);
  }

  /** Refused here a second time, whatever the gateway says of its hours; and nothing from before stays. */
  #destroyPrivate(cameraId: string): void {
    this.destroy(cameraId).then(
      ({ files }) => {
        if (files > 0) this.#log.warn({ cameraId, files }, 'private now: its recordings are gone');
      },
      (error: unknown) => this.#log.error({ err: error, cameraId }, 'recordings could not be taken away'),
    );
  }

  #record(cameraId: string, hours: number): void {
    if (this.#hours.get(cameraId) !== hours) {
      this.#hours.set(cameraId, hours);
      this.#turns.take(() => this.store.keepHours(cameraId, hours)).catch((error) => this.#trouble(error));
    }
    if (this.#stopped || this.#recorders.has(cameraId)) return;
    const recorder = new Recorder(cameraId, this.#limits, this.#budget);
    this.#recorders.set(cameraId, { recorder, release: followCamera(this.#relay, recorder) });
  }

  #end(cameraId: string): void {
    const running = this.#recorders.get(cameraId);
    if (running === undefined) return;
    this.#recorders.delete(cameraId);
    running.release();
    running.recorder.drop();
    this.#droppedBefore += running.recorder.droppedParts;
    void this.#turns.take(() => this.store.finish(cameraId)).catch((error) => this.#trouble(error));
  }

  async #round(): Promise<void> {
    await this.#turns.take(() => this.#write(Date.now())).catch((error) => this.#trouble(error));
    if (!this.#stopped) this.#timer = setTimeout(() => void this.#round(), this.#everyMs);
  }

  async #load(): Promise<void> {
    const kept = await this.store.load();
    for (const [id, hours] of kept) if (!this.#hours.has(id)) this.#hours.set(id, hours);
    this.#loaded = true;
  }

  async #write(nowMs: number): Promise<void> {
    if (!this.#loaded) await this.#load();
    await this.#keep(nowMs);
    if (!(await this.#disk.takes(nowMs))) {
      for (const { recorder } of this.#recorders.values()) recorder.drop();
      if (this.#disk.state === 'full') await dropOldest(this.store, nowMs);
      return;
    }
    for (const [cameraId, { recorder }] of [...this.#recorders]) {
      const batches = recorder.drain();
      // Ended while others were being written: what there was of it is going, or gone.
      if (this.#recorders.get(cameraId)?.recorder === recorder) await this.store.write(cameraId, batches);
    }
  }

  /** Lets go of what is over its time, and of the oldest when there is too much. */
  async #keep(nowMs: number): Promise<void> {
    if (nowMs - this.#keptAt >= RETENTION_EVERY_MS) {
      this.#keptAt = nowMs;
      await dropOverdue(this.store, this.#hours, nowMs);
    }
    await dropBeyond(this.store, this.#maxBytes);
    if (nowMs - this.#spaceAt < SPACE_EVERY_MS) return;
    this.#spaceAt = nowMs;
    if (!(await makeRoom(this.store, this.#disk, nowMs)) && this.#disk.state === 'ok') {
      this.#disk.tooFull();
      await this.#stopWriting();
    }
  }

  #trouble(error: unknown): void {
    const before = this.#disk.state;
    this.#disk.failed(error);
    if (before === 'ok') {
      this.#log.error({ err: error }, 'recording stops; live pictures go on');
      void this.#turns.take(() => this.#stopWriting());
    }
  }

  /** Ends all files; each begins anew with a key frame once the disk takes something again. */
  async #stopWriting(): Promise<void> {
    for (const [cameraId, { recorder }] of this.#recorders) {
      recorder.drop();
      await this.store.finish(cameraId).catch(() => undefined);
    }
  }
}
