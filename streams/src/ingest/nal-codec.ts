import type { VideoCodec } from '../media.ts';

/** What a NAL unit is to the relay. `leading`: H.265 pictures that need what came before a CRA. */
export type NalKind = 'vps' | 'sps' | 'pps' | 'key' | 'slice' | 'leading' | 'skip' | 'other';

/** Takes RTP payloads apart into NAL units (RFC 6184, RFC 7798). */
export interface Depacketizer {
  /** Appends copies of the complete NAL units of one payload; false when the payload or a running fragment is damaged. */
  push(payload: Buffer, out: Buffer[]): boolean;
  /** Forgets a running fragment, after a loss. */
  reset(): void;
}

export interface NalCodec {
  codec: VideoCodec;
  depacketizer(): Depacketizer;
  kind(nal: Buffer): NalKind;
  /** True when a picture begins with this slice. */
  firstSlice(nal: Buffer): boolean;
  /** Bytes before the first Exp-Golomb field of a parameter set. */
  headerSize: number;
}

/** A NAL unit longer than this is an attack or a defect, not a picture. */
export const NAL_LIMIT = 8 * 1024 * 1024;

/** Collects the fragments of one NAL unit, in memory that is used again for the next one. */
export class FragmentBuffer {
  #bytes = Buffer.allocUnsafe(16 * 1024);
  #size = 0;

  get running(): boolean {
    return this.#size > 0;
  }

  /** Starts with the rebuilt NAL header. */
  start(header: Buffer, piece: Buffer): void {
    this.#size = 0;
    this.add(header);
    this.add(piece);
  }

  /** False when the unit grows beyond the limit. */
  add(piece: Buffer): boolean {
    const size = this.#size + piece.length;
    if (size > NAL_LIMIT) return false;
    if (size > this.#bytes.length) {
      const larger = Buffer.allocUnsafe(size * 2);
      this.#bytes.copy(larger, 0, 0, this.#size);
      this.#bytes = larger;
    }
    piece.copy(this.#bytes, this.#size);
    this.#size = size;
    return true;
  }

  take(): Buffer {
    const nal = Buffer.from(this.#bytes.subarray(0, this.#size));
    this.reset();
    return nal;
  }

  reset(): void {
    this.#size = 0;
  }
}

/** Appends copies of the length-prefixed NAL units of an aggregation packet; false when a length runs over its end. */
export function splitAggregate(payload: Buffer, start: number, out: Buffer[]): boolean {
  let at = start;
  while (at + 2 <= payload.length) {
    const size = payload.readUInt16BE(at);
    const end = at + 2 + size;
    if (size === 0 || end > payload.length) return false;
    out.push(Buffer.from(payload.subarray(at + 2, end)));
    at = end;
  }
  return at === payload.length;
}
