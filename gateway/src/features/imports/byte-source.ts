import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';

/** Bytes that go by, counted. */
export type CountedBytes = Readable & { readonly bytesRead: number };

/** A file to read from, on disk or in memory. */
export interface ByteSource {
  /** Bytes. */
  readonly size: number;
  /** Up to `length` bytes from `position`; fewer at the end. */
  readAt(position: number, length: number): Promise<Buffer>;
  /** From `start` to `end`, both included. */
  stream(range?: { start?: number; end?: number }): CountedBytes;
  close(): Promise<void>;
}

/** A file on disk. */
export async function fileBytes(path: string): Promise<ByteSource> {
  const file = await open(path);
  const { size } = await file.stat();
  return {
    size,
    async readAt(position, length) {
      const buffer = Buffer.alloc(length);
      const { bytesRead } = await file.read(buffer, 0, length, position);
      return buffer.subarray(0, bytesRead);
    },
    stream: (range = {}) => createReadStream(path, range),
    close: () => file.close(),
  };
}

const chunkBytes = 64 * 1024;

/** Bytes that are held in memory: what must not touch the disk. */
export function memoryBytes(bytes: Buffer): ByteSource {
  return {
    size: bytes.length,
    readAt: async (position, length) => bytes.subarray(position, position + length),
    stream: ({ start = 0, end = bytes.length - 1 } = {}) => new MemoryStream(bytes.subarray(start, end + 1)),
    close: async () => undefined,
  };
}

class MemoryStream extends Readable {
  readonly #bytes: Buffer;
  bytesRead = 0;

  constructor(bytes: Buffer) {
    super();
    this.#bytes = bytes;
  }

  override _read(): void {
    const chunk = this.#bytes.subarray(this.bytesRead, this.bytesRead + chunkBytes);
    this.bytesRead += chunk.length;
    this.push(chunk.length === 0 ? null : chunk);
  }
}
