import { inflateRawSync } from 'node:zlib';

/** Why a file is no Word document that can be taken, in words. */
export class PartsFault extends Error {
  override readonly name = 'PartsFault';
}

const endSignature = 0x0605_4b50;
const entrySignature = 0x0201_4b50;
const mostParts = 300;
/** A template of a page or two has some 100 kB of XML. */
const mostBytes = 20_000_000;

/**
 * The parts of a Word document by name. Nothing is unpacked beyond 20 MB in all, whatever the file says of itself. Throws
 * `PartsFault`.
 */
export function readParts(file: Buffer): Map<string, Buffer> {
  const end = file.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || end + 22 > file.length || file.readUInt32LE(end) !== endSignature)
    throw new PartsFault('it is no .docx file');
  const count = file.readUInt16LE(end + 10);
  if (count > mostParts) throw new PartsFault(`it has more than ${mostParts} parts`);
  const parts = new Map<string, Buffer>();
  let left = mostBytes;
  let at = file.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > file.length || file.readUInt32LE(at) !== entrySignature)
      throw new PartsFault('its table of contents is damaged');
    const name = file.toString('utf8', at + 46, at + 46 + file.readUInt16LE(at + 28));
    const part = unpack(file, at, name, left);
    left -= part.length;
    if (parts.has(name)) throw new PartsFault(`it has ${name} twice`);
    parts.set(name, part);
    at += 46 + file.readUInt16LE(at + 28) + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  return parts;
}

function unpack(file: Buffer, entry: number, name: string, left: number): Buffer {
  if ((file.readUInt16LE(entry + 8) & 1) !== 0) throw new PartsFault('it is encrypted');
  const method = file.readUInt16LE(entry + 10);
  const packed = file.readUInt32LE(entry + 20);
  const local = file.readUInt32LE(entry + 42);
  if (local + 30 > file.length) throw new PartsFault(`${name} is cut off`);
  const from = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
  if (from + packed > file.length) throw new PartsFault(`${name} is cut off`);
  const bytes = file.subarray(from, from + packed);
  if (method === 0 && packed <= left) return bytes;
  if (method !== 0 && method !== 8) throw new PartsFault(`${name} is packed in an unknown way`);
  try {
    if (method === 8 && left > 0) return inflateRawSync(bytes, { maxOutputLength: left });
  } catch (error) {
    if ((error as { code?: string }).code !== 'ERR_BUFFER_TOO_LARGE')
      throw new PartsFault(`${name} is damaged`);
  }
  throw new PartsFault('it unpacks to more than 20 MB');
}
