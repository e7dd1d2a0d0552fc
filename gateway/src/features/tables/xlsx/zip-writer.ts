import { finished } from 'node:stream/promises';
import { crc32, createDeflateRaw } from 'node:zlib';

const batchCharacters = 64 * 1024;

/** A zip file (APPNOTE 6.3.3) of texts that are packed as they are made, in zlib's own threads: a sheet of 100,000 rows is never whole in memory. */
export class ZipWriter {
  readonly #files: Buffer[] = [];
  readonly #directory: Buffer[] = [];
  #at = 0;
  #entries = 0;

  /** Adds a file; its pieces are asked for one after another. Throws what `signal` is aborted with. */
  async add(name: string, pieces: Iterable<string>, signal?: AbortSignal): Promise<void> {
    const { packed, crc, size } = await deflated(pieces, signal);
    const title = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0); // version needed
    common.writeUInt16LE(0x0800, 2); // names in UTF-8
    common.writeUInt16LE(8, 4); // deflated
    common.writeUInt32LE(0x00210000, 6); // 1980-01-01
    common.writeUInt32LE(crc, 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(size, 18);
    common.writeUInt16LE(title.length, 22);
    const entry = Buffer.alloc(14);
    entry.writeUInt32LE(this.#at, 10); // where the file begins
    this.#directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, entry, title);
    for (const part of [Buffer.from('PK\x03\x04', 'latin1'), common, title, packed]) {
      this.#files.push(part);
      this.#at += part.length;
    }
    this.#entries += 1;
  }

  end(): Buffer {
    const directory = Buffer.concat(this.#directory);
    const end = Buffer.alloc(22);
    end.write('PK\x05\x06', 'latin1');
    end.writeUInt16LE(this.#entries, 8);
    end.writeUInt16LE(this.#entries, 10);
    end.writeUInt32LE(directory.length, 12);
    end.writeUInt32LE(this.#at, 16);
    return Buffer.concat([...this.#files, directory, end]);
  }
}

async function deflated(
  pieces: Iterable<string>,
  signal: AbortSignal | undefined,
): Promise<{ packed: Buffer; crc: number; size: number }> {
  const deflate = createDeflateRaw();
  const parts: Buffer[] = [];
  deflate.on('data', (part: Buffer) => parts.push(part));
  const done = finished(deflate);
  let crc = 0;
  let size = 0;
  for (const batch of batches(pieces)) {
    signal?.throwIfAborted();
    const bytes = Buffer.from(batch);
    crc = crc32(bytes, crc);
    size += bytes.length;
    // Waits until zlib has taken it, so that others have their turn.
    await new Promise<void>((taken, failed) =>
      deflate.write(bytes, (error) => (error ? failed(error) : taken())),
    );
  }
  deflate.end();
  await done;
  return { packed: Buffer.concat(parts), crc, size };
}

function* batches(pieces: Iterable<string>): Generator<string> {
  let batch = '';
  for (const piece of pieces) {
    batch += piece;
    if (batch.length < batchCharacters) continue;
    yield batch;
    batch = '';
  }
  yield batch;
}
