import { statfs, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { NodeRecordingState } from '@fengqiao/contract/recordings';

const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);
/** As much as a few cameras send in a second: what fits in is worth beginning again for. */
const PROBE_BYTES = 256 * 1024;
const PROBE_EVERY_MS = 2000;

/** Whether the disk takes what is written, in words; looks again by itself until it does. */
export class DiskState {
  state: Exclude<NodeRecordingState, 'off'> = 'ok';
  /** null while it is `ok`. */
  message: string | null = null;
  /** Epoch ms when the state began. */
  since = Date.now();
  /** Bytes left for others than the superuser; null until it was asked. */
  freeBytes: number | null = null;
  readonly #root: string;
  /** Bytes that have to stay free; null: 2 GB, or a twentieth of a disk where that is less. */
  readonly #minFree: number | null;
  #probedAt = 0;

  constructor(root: string, minFree: number | null) {
    this.#root = root;
    this.#minFree = minFree;
  }

  /** A write failed. */
  failed(error: unknown): void {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (FULL.has(code)) this.#enter('full', 'The disk for recordings is full');
    else this.#enter('failed', `The disk for recordings refuses: ${code || 'unknown error'}`);
  }

  /** Too little space is left, and nothing may be taken away for it. */
  tooFull(): void {
    this.#enter('full', 'The disk for recordings has too little space left');
  }

  /** Whether less is free than has to stay so. @throws the system's error */
  async isShort(): Promise<boolean> {
    const { bavail, blocks, bsize } = await statfs(this.#root);
    this.freeBytes = bavail * bsize;
    return this.freeBytes < (this.#minFree ?? Math.min(2e9, (blocks * bsize) / 20));
  }

  /** Whether one may write; a disk that refused is tried with real bytes every two seconds. */
  async takes(nowMs: number): Promise<boolean> {
    if (this.state === 'ok') return true;
    if (nowMs - this.#probedAt < PROBE_EVERY_MS) return false;
    this.#probedAt = nowMs;
    const probe = join(this.#root, '.probe');
    try {
      if (await this.isShort()) return false;
      await writeFile(probe, Buffer.alloc(PROBE_BYTES), { mode: 0o600, flush: true });
      this.#enter('ok', null);
      return true;
    } catch (error) {
      this.failed(error);
      return false;
    } finally {
      await unlink(probe).catch(() => undefined);
    }
  }

  #enter(state: DiskState['state'], message: string | null): void {
    if (this.state !== state) this.since = Date.now();
    this.state = state;
    this.message = message;
  }
}
