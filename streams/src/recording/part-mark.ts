import { box, u32 } from '../fmp4/box.ts';
import type { IndexedPart } from './part-index.ts';

/** Tells this box from other people's `uuid` boxes. */
const KIND = Buffer.from('c3f1d5a24b7e4e0c9a1e5fd0b6e2a771', 'hex');

/** Bytes of a mark. */
export const MARK_LENGTH = 8 + 16 + 16;

type Marked = Pick<IndexedPart, 'wallMs' | 'durationTicks' | 'independent'>;

/**
 * Stands before each part in the file: when the part was, which its own boxes do not say. Players pass over it; without its index a
 * file can be read by its marks alone.
 */
export function partMark({ wallMs, durationTicks, independent }: Marked): Buffer {
  const time = Buffer.alloc(8);
  time.writeDoubleBE(wallMs);
  return box('uuid', KIND, time, u32(durationTicks, independent ? 1 : 0));
}

/** What a mark says; null for other bytes. */
export function readMark(bytes: Buffer): Marked | null {
  if (bytes.length < MARK_LENGTH || bytes.readUInt32BE(0) !== MARK_LENGTH) return null;
  if (bytes.toString('latin1', 4, 8) !== 'uuid' || !bytes.subarray(8, 24).equals(KIND)) return null;
  return {
    wallMs: bytes.readDoubleBE(24),
    durationTicks: bytes.readUInt32BE(32),
    independent: bytes.readUInt32BE(36) === 1,
  };
}
