import { StringDecoder } from 'node:string_decoder';
import { createInflateRaw } from 'node:zlib';
import { AppError } from '../../../plugins/errors.ts';
import type { ByteSource, CountedBytes } from '../byte-source.ts';

interface Entry {
  name: string;
  method: number;
  encrypted: boolean;
  compressed: number;
  size: number;
  headerAt: number;
}

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const localHeaderBytes = 30;
const stored = 0;
const deflated = 8;
/** 100,000 rows of long texts make some 200 MB of XML. */
const largestEntry = 1024 ** 3;
const mostEntries = 2_000;

/** What is wrong with a spreadsheet, in words. */
export const refuse = (problem: string) => new AppError('import.badFile', problem);

/**
 * The parts of a zip file, unpacked as they are read. No part may give more than it claims, nor claim more than 1 GB: a bomb
 * is refused before it is in memory. All functions throw `import.badFile`.
 */
export class ZipFile {
  readonly #file: ByteSource;
  readonly #entries: Map<string, Entry>;
  #partsRead = 0;
  #reading: CountedBytes | null = null;

  private constructor(file: ByteSource, entries: Map<string, Entry>) {
    this.#file = file;
    this.#entries = entries;
  }

  /** Closes the file when it cannot be read. */
  static async open(file: ByteSource): Promise<ZipFile> {
    try {
      const entries = await readDirectory(file);
      return new ZipFile(file, new Map(entries.map((entry) => [entry.name, entry])));
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  /** Size of the file in bytes. */
  get size(): number {
    return this.#file.size;
  }

  /** Bytes of the file that were read so far. */
  get bytesRead(): number {
    return this.#partsRead + (this.#reading?.bytesRead ?? 0);
  }

  has(name: string): boolean {
    return this.#entries.has(name);
  }

  /** A part's text, piece by piece; characters are never cut. */
  async *text(name: string): AsyncGenerator<string> {
    const entry = this.#entries.get(name);
    if (entry === undefined) throw refuse(`its part ${name} is missing`);
    const decoder = new StringDecoder('utf8');
    let total = 0;
    for await (const chunk of this.#bytes(entry)) {
      total += chunk.length;
      if (total > entry.size)
        throw refuse(`its part ${name} unpacks to more than the ${entry.size} bytes it claims`);
      yield decoder.write(chunk);
    }
  }

  close(): Promise<void> {
    return this.#file.close();
  }

  async *#bytes(entry: Entry): AsyncGenerator<Buffer> {
    const header = await readAt(this.#file, entry.headerAt, localHeaderBytes);
    const start = entry.headerAt + localHeaderBytes + header.readUInt16LE(26) + header.readUInt16LE(28);
    if (entry.compressed === 0) return;
    const packed = this.#file.stream({ start, end: start + entry.compressed - 1 });
    this.#reading = packed;
    const bytes = entry.method === stored ? packed : packed.pipe(createInflateRaw());
    packed.on('error', (error) => bytes.destroy(error));
    try {
      for await (const chunk of bytes) yield chunk as Buffer;
    } catch (error) {
      if (error instanceof AppError) throw error;
      throw refuse(`its part ${entry.name} is damaged`);
    } finally {
      packed.destroy();
      bytes.destroy();
      this.#partsRead += packed.bytesRead;
      this.#reading = null;
    }
  }
}

async function readDirectory(file: ByteSource): Promise<Entry[]> {
  const fileSize = file.size;
  const tail = await readAt(file, Math.max(0, fileSize - 65_557), Math.min(fileSize, 65_557));
  let end = tail.length - 22;
  while (end >= 0 && tail.readUInt32LE(end) !== endSignature) end -= 1;
  if (end < 0) throw refuse('it is cut off: the end of the spreadsheet is missing');
  const count = tail.readUInt16LE(end + 10);
  const bytes = tail.readUInt32LE(end + 12);
  const start = tail.readUInt32LE(end + 16);
  if (count > mostEntries || start + bytes > fileSize) throw refuse('it is no spreadsheet (.xlsx)');
  const directory = await readAt(file, start, bytes);
  const entries: Entry[] = [];
  for (let at = 0; at + 46 <= directory.length && directory.readUInt32LE(at) === entrySignature; ) {
    const nameBytes = directory.readUInt16LE(at + 28);
    entries.push({
      encrypted: (directory.readUInt16LE(at + 8) & 1) === 1,
      method: directory.readUInt16LE(at + 10),
      compressed: directory.readUInt32LE(at + 20),
      size: directory.readUInt32LE(at + 24),
      headerAt: directory.readUInt32LE(at + 42),
      name: directory.toString('utf8', at + 46, at + 46 + nameBytes).slice(0, 200),
    });
    at += 46 + nameBytes + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  for (const { encrypted, size, name, method } of entries) {
    if (encrypted) throw refuse('it is protected by a password');
    if (size > largestEntry) throw refuse(`its part ${name} would unpack to ${size} bytes`);
    if (method !== stored && method !== deflated)
      throw refuse(`its part ${name} is packed in an unknown way`);
  }
  return entries;
}

async function readAt(file: ByteSource, position: number, length: number): Promise<Buffer> {
  const buffer = await file.readAt(position, length);
  if (buffer.length < length) throw refuse('it is cut off');
  return buffer;
}
