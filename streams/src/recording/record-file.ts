import { type FileHandle, open, rename, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { Init, Part } from '../packing/packed.ts';
import { finishedName, growingName, indexName } from './file-names.ts';
import { encodeHeader, encodeParts, endOf, type FileIndex, type IndexedPart } from './part-index.ts';
import { partMark } from './part-mark.ts';

/** Nobody but the node's own user reads what was seen. */
const MODE = 0o600;

/** One file of about a minute that grows: an init segment, then parts, each behind its mark. */
export class RecordFile {
  readonly startMs: number;
  readonly continues: boolean;
  readonly initLength: number;
  readonly parts: IndexedPart[] = [];
  /** Bytes that are whole. */
  bytes: number;
  readonly #folder: string;
  readonly #media: FileHandle;
  readonly #index: FileHandle;

  private constructor(
    folder: string,
    startMs: number,
    { initLength, continues }: Omit<FileIndex, 'parts'>,
    media: FileHandle,
    index: FileHandle,
  ) {
    this.#folder = folder;
    this.startMs = startMs;
    this.initLength = initLength;
    this.continues = continues;
    this.bytes = initLength;
    this.#media = media;
    this.#index = index;
  }

  /** Begins a file; nothing of it stays when that fails. @throws the system's error */
  static async open(folder: string, startMs: number, init: Init, continues: boolean): Promise<RecordFile> {
    const paths = [join(folder, growingName(startMs)), join(folder, indexName(startMs))] as const;
    const opened: FileHandle[] = [];
    try {
      const media = await open(paths[0], 'wx', MODE);
      opened.push(media);
      const index = await open(paths[1], 'w', MODE);
      opened.push(index);
      const facts = { initLength: init.bytes.length, continues };
      await writeAll(media, [init.bytes], 0);
      await writeAll(index, [encodeHeader(facts)], 0);
      return new RecordFile(folder, startMs, facts, media, index);
    } catch (error) {
      if (opened.length > 0) await Promise.allSettled(paths.map((path) => unlink(path)));
      await Promise.allSettled(opened.map((handle) => handle.close()));
      throw error;
    }
  }

  /** Wall clock after its last picture, epoch ms. */
  get endMs(): number {
    const last = this.parts.at(-1);
    return last === undefined ? this.startMs : Math.ceil(endOf(last));
  }

  /** Adds parts, all or none of them. @throws the system's error; the file is then cut back to what it was */
  async append(parts: readonly Part[]): Promise<void> {
    const lines: IndexedPart[] = [];
    let at = this.bytes;
    const buffers = parts.flatMap(({ bytes, wallMs, durationTicks, independent }) => {
      const mark = partMark({ wallMs, durationTicks, independent });
      const length = mark.length + bytes.length;
      lines.push({ offset: at, length, wallMs, durationTicks, independent });
      at += length;
      return [mark, bytes];
    });
    try {
      await writeAll(this.#media, buffers, this.bytes);
      await writeAll(this.#index, [encodeParts(lines)], this.#indexLength);
    } catch (error) {
      await this.#media.truncate(this.bytes).catch(() => undefined);
      await this.#index.truncate(this.#indexLength).catch(() => undefined);
      throw error;
    }
    this.parts.push(...lines);
    this.bytes = at;
  }

  /**
   * Ends the file under its final name; one without a part is taken away. Only here the disk itself is asked to have it: a power cut
   * may cost the minute that was being written, the death of this process its last second.
   */
  async finish(): Promise<void> {
    const growing = join(this.#folder, growingName(this.startMs));
    try {
      if (this.parts.length === 0) {
        await Promise.allSettled([unlink(growing), unlink(join(this.#folder, indexName(this.startMs)))]);
        return;
      }
      await this.#media.datasync().catch(() => undefined);
      await rename(growing, join(this.#folder, finishedName(this.startMs, this.endMs)));
    } finally {
      await Promise.allSettled([this.#media.close(), this.#index.close()]);
    }
  }

  get #indexLength(): number {
    return encodeHeader({ initLength: 0, continues: false }).length + encodeParts(this.parts).length;
  }
}

/** Writes everything, however small the steps in which the system takes it. */
async function writeAll(handle: FileHandle, buffers: readonly Buffer[], position: number): Promise<void> {
  let rest = [...buffers];
  let at = position;
  while (rest.length > 0) {
    let { bytesWritten } = await handle.writev(rest, at);
    if (bytesWritten === 0) throw new Error('the disk takes nothing');
    at += bytesWritten;
    while (rest[0] !== undefined && bytesWritten >= rest[0].length) {
      bytesWritten -= rest[0].length;
      rest = rest.slice(1);
    }
    if (rest[0] !== undefined && bytesWritten > 0) rest[0] = rest[0].subarray(bytesWritten);
  }
}
