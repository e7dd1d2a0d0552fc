import { crc32, deflateRawSync } from 'node:zlib';

const deflated = 8;
/** 1 January 1980, as zip files count: the same parts give the same bytes. */
const day = 33;
const version = 20;

/** A Word document of its parts; the other way round as `readParts`. */
export function writeParts(parts: Iterable<readonly [name: string, bytes: Buffer]>): Buffer {
  const bodies: Buffer[] = [];
  const entries: Buffer[] = [];
  let at = 0;
  for (const [name, bytes] of parts) {
    const title = Buffer.from(name);
    const packed = deflateRawSync(bytes);
    // What the local header and the table of contents say alike, from the version on.
    const common = Buffer.alloc(26);
    common.writeUInt16LE(version, 0);
    common.writeUInt16LE(0x0800, 2); // names are UTF-8
    common.writeUInt16LE(deflated, 4);
    common.writeUInt16LE(day, 8);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(bytes.length, 18);
    common.writeUInt16LE(title.length, 22);
    const local = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), common, title, packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(at, 10);
    const made = Buffer.from([version, 0]);
    entries.push(Buffer.concat([Buffer.from([0x50, 0x4b, 1, 2]), made, common, rest, title]));
    bodies.push(local);
    at += local.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x0605_4b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...bodies, directory, end]);
}
