import { VIDEO_TIMESCALE } from '../media.ts';

/** One part of a file: where it lies and when it was. */
export interface IndexedPart {
  /** Bytes from the beginning of the file. */
  offset: number;
  /** Bytes, its mark included. */
  length: number;
  /** Wall clock of its first picture, epoch ms. */
  wallMs: number;
  /** 90 kHz ticks. */
  durationTicks: number;
  /** True when it begins with a key frame. */
  independent: boolean;
}

/** The index of a whole file. */
export interface FileIndex {
  /** Bytes of the init segment that the file begins with. */
  initLength: number;
  /** True when it goes on without a break, and in the same format, from the file before. */
  continues: boolean;
  parts: IndexedPart[];
}

/** Wall clock after the part's last picture, epoch ms. */
export const endOf = ({ wallMs, durationTicks }: Pick<IndexedPart, 'wallMs' | 'durationTicks'>): number =>
  wallMs + (durationTicks * 1000) / VIDEO_TIMESCALE;

const MAGIC = 0x46514931; // FQI1
const HEADER = 16;
const RECORD = 24;
const CONTINUES = 1;
const INDEPENDENT = 1;

/** The beginning of an index file. */
export function encodeHeader({ initLength, continues }: Omit<FileIndex, 'parts'>): Buffer {
  const bytes = Buffer.alloc(HEADER);
  bytes.writeUInt32BE(MAGIC, 0);
  bytes.writeUInt32BE(continues ? CONTINUES : 0, 4);
  bytes.writeUInt32BE(initLength, 8);
  return bytes;
}

/** The lines of some parts, one after the other. */
export function encodeParts(parts: readonly IndexedPart[]): Buffer {
  const bytes = Buffer.alloc(parts.length * RECORD);
  parts.forEach((part, i) => {
    const at = i * RECORD;
    bytes.writeUInt32BE(part.offset, at);
    bytes.writeUInt32BE(part.length, at + 4);
    bytes.writeDoubleBE(part.wallMs, at + 8);
    bytes.writeUInt32BE(part.durationTicks, at + 16);
    bytes.writeUInt32BE(part.independent ? INDEPENDENT : 0, at + 20);
  });
  return bytes;
}

/** Null when it is no index, or its lines do not follow one another. A torn last line is left out. */
export function decodeIndex(bytes: Buffer): FileIndex | null {
  if (bytes.length < HEADER || bytes.readUInt32BE(0) !== MAGIC) return null;
  const initLength = bytes.readUInt32BE(8);
  const parts: IndexedPart[] = [];
  let expected = initLength;
  for (let at = HEADER; at + RECORD <= bytes.length; at += RECORD) {
    const part = {
      offset: bytes.readUInt32BE(at),
      length: bytes.readUInt32BE(at + 4),
      wallMs: bytes.readDoubleBE(at + 8),
      durationTicks: bytes.readUInt32BE(at + 16),
      independent: bytes.readUInt32BE(at + 20) === INDEPENDENT,
    };
    if (part.offset !== expected) return null;
    expected += part.length;
    parts.push(part);
  }
  return { initLength, continues: bytes.readUInt32BE(4) === CONTINUES, parts };
}
