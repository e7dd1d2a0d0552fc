import type { VideoCodec } from '../media.ts';

/** What a NAL unit is to the relay. `leading`: H.265 pictures that need what came before a CRA. */
export type NalKind = 'vps' | 'sps' | 'pps' | 'key' | 'slice' | 'leading' | 'skip' | 'other';

/** Takes RTP payloads apart into NAL units (RFC 6184, RFC 7798). */
export interface Depacketizer {
  /** Appends the complete NAL units of one payload; false when the payload or a running fragment is damaged. */
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

/** Collects the fragments of one NAL unit. */
export class FragmentBuffer {
  #pieces: Buffer[] = [];
  #size = 0;

  get running(): boolean {
    return this.#pieces.length > 0;
  }

  /** Starts with the rebuilt NAL header. */
  start(header: Buffer, piece: Buffer): void {
    this.#pieces = [header, piece];
    this.#size = header.length + piece.length;
  }

  /** False when the unit grows beyond the limit. */
  add(piece: Buffer): boolean {
    this.#pieces.push(piece);
    this.#size += piece.length;
    return this.#size <= NAL_LIMIT;
  }

  take(): Buffer {
    const nal = Buffer.concat(this.#pieces, this.#size);
    this.reset();
    return nal;
  }

  reset(): void {
    this.#pieces = [];
    this.#size = 0;
  }
}

/** Appends the length-prefixed NAL units of an aggregation packet; false when a length runs over its end. */
export function splitAggregate(payload: Buffer, start: number, out: Buffer[]): boolean {
  let at = start;
  while (at + 2 <= payload.length) {
    const size = payload.readUInt16BE(at);
    const end = at + 2 + size;
    if (size === 0 || end > payload.length) return false;
    out.push(payload.subarray(at + 2, end));
    at = end;
  }
  return at === payload.length;
}
