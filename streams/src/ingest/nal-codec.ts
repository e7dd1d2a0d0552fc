import type { VideoCodec } from '../media.ts';

/**
 * What a NAL unit is to the relay. `leading`: H.265 pictures that need what came before a CRA. `splice`: an H.265 BLA, a
 * key picture whose leading pictures can never be decoded. `skip`: not wanted in an MP4 sample, or unknown.
 */
export type NalKind = 'vps' | 'sps' | 'pps' | 'key' | 'splice' | 'slice' | 'leading' | 'skip' | 'other';

/** How a payload was: `unsupported` is well formed and of a kind that is not spoken here. */
export type Taken = 'good' | 'damaged' | 'unsupported';

/** Takes RTP payloads apart into NAL units (RFC 6184, RFC 7798). */
export interface Depacketizer {
  /** Appends copies of the complete NAL units of one payload; `damaged` also when a running fragment is. */
  push(payload: Buffer, out: Buffer[]): Taken;
  /** Forgets a running fragment, after a loss. */
  reset(): void;
}

export interface NalCodec {
  codec: VideoCodec;
  /** @param decodingOrder true when every payload carries a decoding order number (RFC 7798 `sprop-max-don-diff` above 0) */
  depacketizer(decodingOrder: boolean): Depacketizer;
  kind(nal: Buffer): NalKind;
  /** True when a picture begins with this slice. */
  firstSlice(nal: Buffer): boolean;
  /** The id a parameter set goes by. @throws RangeError when it is cut short */
  setId(kind: 'vps' | 'sps' | 'pps', nal: Buffer): number;
  /** Which picture parameter set a slice uses. @throws RangeError */
  ppsOf(slice: Buffer): number;
  /** Which sequence parameter set a picture parameter set refers to. @throws RangeError */
  spsOf(pps: Buffer): number;
}

/** A NAL unit longer than this is an attack or a defect, not a picture. */
export const NAL_LIMIT = 4 * 1024 * 1024;
const BUFFER_BYTES = 16 * 1024;
/** One huge picture does not keep its memory for the rest of the connection. */
const BUFFER_KEPT = 512 * 1024;

/** Collects the fragments of one NAL unit, in memory that is used again for the next one. */
export class FragmentBuffer {
  #bytes = Buffer.allocUnsafeSlow(BUFFER_BYTES);
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
      const larger = Buffer.allocUnsafeSlow(size * 2);
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
    if (this.#bytes.length > BUFFER_KEPT) this.#bytes = Buffer.allocUnsafeSlow(BUFFER_BYTES);
  }
}

/**
 * Appends copies of the length-prefixed NAL units of an aggregation packet; false when a length runs over its end.
 * @param orderBytes bytes of decoding order before each length but the first one's, which are skipped with `start`
 */
export function splitAggregate(payload: Buffer, start: number, out: Buffer[], orderBytes = 0): boolean {
  let at = start;
  while (at + 2 <= payload.length) {
    const size = payload.readUInt16BE(at);
    const end = at + 2 + size;
    if (size === 0 || end > payload.length) return false;
    out.push(Buffer.from(payload.subarray(at + 2, end)));
    at = end === payload.length ? end : end + orderBytes;
  }
  return at === payload.length;
}
