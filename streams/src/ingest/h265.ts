import { BitReader, unescapeNal } from '../fmp4/bit-reader.ts';
import { readH265Sps } from '../fmp4/h265-sps.ts';
import {
  type Depacketizer,
  FragmentBuffer,
  type NalCodec,
  type NalKind,
  splitAggregate,
  type Taken,
} from './nal-codec.ts';

const AGGREGATE = 48;
const FRAGMENT = 49;
/** Payload content information: another payload behind fields about it (RFC 7798 4.4.4). */
const CONTENT_INFORMATION = 50;
const LAST_NAL_TYPE = 47;
const HEAD_BYTES = 24;

const typeOf = (first: number): number => (first >> 1) & 0x3f;

/**
 * RFC 7798: single NAL unit, AP, FU, and what a PACI wraps. Decoding order numbers are skipped: over one TCP connection
 * packets come in the order they were sent in, and cameras send in decoding order.
 */
class H265Depacketizer implements Depacketizer {
  readonly #fragment = new FragmentBuffer();
  /** Bytes of a DONL field where there is one. */
  readonly #order: number;

  constructor(decodingOrder: boolean) {
    this.#order = decodingOrder ? 2 : 0;
  }

  push(payload: Buffer, out: Buffer[]): Taken {
    const first = payload[0];
    if (first === undefined) return 'good';
    if (payload.length < 3) return 'damaged';
    const type = typeOf(first);
    if (type === CONTENT_INFORMATION) return this.#unwrap(payload, out);
    if (type === FRAGMENT) return this.#fragmentOf(payload, first, out) ? 'good' : 'damaged';
    const whole = !this.#fragment.running;
    this.#fragment.reset();
    if (type === AGGREGATE) {
      const split = splitAggregate(payload, 2 + this.#order, out, this.#order / 2);
      return split && whole ? 'good' : 'damaged';
    }
    if (type > LAST_NAL_TYPE) return 'unsupported';
    if (this.#order === 0) out.push(Buffer.from(payload));
    else if (payload.length > 2 + this.#order) {
      out.push(Buffer.concat([payload.subarray(0, 2), payload.subarray(2 + this.#order)]));
    }
    return whole ? 'good' : 'damaged';
  }

  reset(): void {
    this.#fragment.reset();
  }

  #fragmentOf(payload: Buffer, first: number, out: Buffer[]): boolean {
    const header = payload.readUInt8(2);
    const starts = (header & 0x80) !== 0;
    const piece = payload.subarray(starts ? 3 + this.#order : 3);
    if (starts) {
      const whole = !this.#fragment.running;
      const rebuilt = Buffer.from([(first & 0x81) | ((header & 0x3f) << 1), payload.readUInt8(1)]);
      this.#fragment.start(rebuilt, piece);
      if (!whole) return false;
    } else {
      if (!this.#fragment.running) return false;
      if (!this.#fragment.add(piece)) return false;
    }
    if (header & 0x40) out.push(this.#fragment.take());
    return true;
  }

  /** A PACI without its fields is the payload it wraps, whose own header is spread over it. */
  #unwrap(payload: Buffer, out: Buffer[]): Taken {
    if (payload.length < 4) return 'damaged';
    const fields = payload.readUInt16BE(2);
    const type = (fields >> 9) & 0x3f;
    const start = 4 + ((fields >> 4) & 0x1f);
    if (type === CONTENT_INFORMATION || start >= payload.length) return 'damaged';
    const first = ((fields >> 8) & 0x80) | (type << 1) | (payload.readUInt8(0) & 1);
    return this.push(Buffer.concat([Buffer.of(first, payload.readUInt8(1)), payload.subarray(start)]), out);
  }
}

function kind(nal: Buffer): NalKind {
  const first = nal[0] ?? 0;
  const type = typeOf(first);
  // Layers above the base (scalable, multiview): no browser decodes them.
  if ((first & 1) !== 0 || ((nal[1] ?? 0) & 0xf8) !== 0) return 'skip';
  // BLA, IDR and CRA: a decoder can start at each of them.
  if (type >= 16 && type <= 18) return 'splice';
  if (type >= 19 && type <= 21) return 'key';
  // RADL (6, 7) can be decoded after any key picture, RASL (8, 9) only with what came before it.
  if (type === 8 || type === 9) return 'leading';
  if (type <= 7) return 'slice';
  if (type === 32) return 'vps';
  if (type === 33) return 'sps';
  if (type === 34) return 'pps';
  // Supplementary information. Delimiters, ends and filler are not wanted, reserved types are to be ignored.
  return type === 39 || type === 40 ? 'other' : 'skip';
}

/** Reads behind the NAL header. */
const reader = (nal: Buffer): BitReader => new BitReader(unescapeNal(nal.subarray(2, 2 + HEAD_BYTES)));

export const h265: NalCodec = {
  codec: 'h265',
  depacketizer: (decodingOrder) => new H265Depacketizer(decodingOrder),
  kind,
  firstSlice: (nal) => ((nal[2] ?? 0) & 0x80) !== 0,
  setId(which, nal) {
    if (which === 'sps') return readH265Sps(nal).id;
    return which === 'pps' ? reader(nal).ue() : reader(nal).bits(4);
  },
  ppsOf(slice) {
    const bits = reader(slice);
    bits.skip(1); // first_slice_segment_in_pic_flag
    const type = typeOf(slice[0] ?? 0);
    if (type >= 16 && type <= 23) bits.skip(1); // no_output_of_prior_pics_flag
    return bits.ue();
  },
  spsOf(pps) {
    const bits = reader(pps);
    bits.ue();
    return bits.ue();
  },
};
