import type { Init, Part } from '../packing/packed.ts';
import { endOf } from './part-index.ts';
import { GAP_MS } from './pieces.ts';

/** Memory for what waits for the disk, shared by all recorders of a node. */
export interface Budget {
  /** Bytes that wait. */
  held: number;
  /** Bytes that may. */
  limit: number;
}

/** Parts for one file, in order; `begin`: the file starts with them. */
export interface Batch {
  begin: { startMs: number; init: Init; continues: boolean } | null;
  parts: Part[];
}

export interface RecorderLimits {
  /** A file ends at the first key frame after this time. */
  fileMs: number;
  /** Or after so many bytes. */
  fileBytes: number;
}

/**
 * Takes one camera's parts and sorts them into files, in memory: the store takes what waits once a second. When too much waits, the disk is
 * slower than the cameras: parts are dropped up to the next key frame, and counted.
 */
export class Recorder {
  readonly cameraId: string;
  /** Parts that were not recorded because the disk did not keep up. */
  droppedParts = 0;
  readonly #limits: RecorderLimits;
  readonly #budget: Budget;
  #batches: Batch[] = [];
  #waiting = 0;
  /** Of the file that grows; `undefined` while a key frame is waited for. */
  #file: { startMs: number; bytes: number; init: Init } | undefined;
  #endMs = 0;
  #broken = true;

  constructor(cameraId: string, limits: RecorderLimits, budget: Budget) {
    this.cameraId = cameraId;
    this.#limits = limits;
    this.#budget = budget;
  }

  take(part: Part, init: Init): void {
    if (this.#budget.held + part.bytes.length > this.#budget.limit) {
      this.droppedParts++;
      this.#break();
      return;
    }
    if (this.#file !== undefined && this.#jumps(part, init)) this.#break();
    if (this.#file === undefined && !part.independent) return;
    if (part.independent && this.#mustBegin(part)) this.#begin(part, init);
    this.#batches.at(-1)?.parts.push(part);
    if (this.#file !== undefined) this.#file.bytes += part.bytes.length;
    this.#waiting += part.bytes.length;
    this.#budget.held += part.bytes.length;
    this.#endMs = endOf(part);
  }

  /** Takes out what waits; what comes next goes on in the same file. */
  drain(): Batch[] {
    const batches = this.#batches;
    this.#batches = this.#file === undefined ? [] : [{ begin: null, parts: [] }];
    this.#budget.held -= this.#waiting;
    this.#waiting = 0;
    return batches.filter(({ begin, parts }) => begin !== null || parts.length > 0);
  }

  /** Forgets what waits; the next file begins with the next key frame. */
  drop(): void {
    this.#break();
    this.drain();
  }

  #jumps(part: Part, init: Init): boolean {
    return init !== this.#file?.init || Math.abs(part.wallMs - this.#endMs) > GAP_MS;
  }

  #mustBegin({ wallMs }: Part): boolean {
    const { fileMs, fileBytes } = this.#limits;
    return this.#file === undefined || wallMs - this.#file.startMs >= fileMs || this.#file.bytes >= fileBytes;
  }

  #begin({ wallMs }: Part, init: Init): void {
    const startMs = Math.round(wallMs);
    this.#batches.push({ begin: { startMs, init, continues: !this.#broken }, parts: [] });
    this.#file = { startMs, bytes: 0, init };
    this.#broken = false;
  }

  #break(): void {
    this.#file = undefined;
    this.#broken = true;
  }
}
