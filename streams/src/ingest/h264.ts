import { BitReader, unescapeNal } from '../fmp4/bit-reader.ts';
import {
  type Depacketizer,
  FragmentBuffer,
  type NalCodec,
  type NalKind,
  splitAggregate,
  type Taken,
} from './nal-codec.ts';

const LAST_NAL_TYPE = 23;
const STAP_A = 24;
/** STAP-B, MTAP16, MTAP24 and FU-B: interleaved mode (`packetization-mode=2`), which no camera was seen to use. */
const INTERLEAVED: ReadonlySet<number> = new Set([25, 26, 27, 29]);
const FU_A = 28;
/** Enough bytes of a slice or a set for the ids at its beginning. */
const HEAD_BYTES = 24;

/** RFC 6184 packetization modes 0 and 1: single NAL unit, STAP-A, FU-A. */
class H264Depacketizer implements Depacketizer {
  readonly #fragment = new FragmentBuffer();

  push(payload: Buffer, out: Buffer[]): Taken {
    const first = payload[0];
    if (first === undefined) return 'good';
    const type = first & 0x1f;
    if (type === FU_A) return this.#fragmentOf(payload, first, out) ? 'good' : 'damaged';
    // A fragment whose end never came.
    const whole = !this.#fragment.running;
    this.#fragment.reset();
    if (INTERLEAVED.has(type)) return 'unsupported';
    if (type === STAP_A) return splitAggregate(payload, 1, out) && whole ? 'good' : 'damaged';
    // 0, 30 and 31 are reserved: to be ignored (RFC 6184 5.2).
    if (type > 0 && type <= LAST_NAL_TYPE) out.push(Buffer.from(payload));
    return whole ? 'good' : 'damaged';
  }

  reset(): void {
    this.#fragment.reset();
  }

  #fragmentOf(payload: Buffer, indicator: number, out: Buffer[]): boolean {
    const header = payload[1];
    if (header === undefined) return false;
    const piece = payload.subarray(2);
    if (header & 0x80) {
      const whole = !this.#fragment.running;
      this.#fragment.start(Buffer.from([(indicator & 0xe0) | (header & 0x1f)]), piece);
      if (!whole) return false;
    } else {
      if (!this.#fragment.running) return false;
      if (!this.#fragment.add(piece)) return false;
    }
    if (header & 0x40) out.push(this.#fragment.take());
    return true;
  }
}

function kind(nal: Buffer): NalKind {
  switch ((nal[0] ?? 0) & 0x1f) {
    case 5:
      return 'key';
    case 1:
    case 2:
    case 3:
    case 4:
      return 'slice';
    case 6:
      return 'other';
    case 7:
      return 'sps';
    case 8:
      return 'pps';
    // Delimiters, ends of sequence and stream, filler: not wanted in an MP4 sample. Prefix, subset and extension units
    // (14, 15, 20, 21): layers beyond the base, which no browser decodes. What is reserved: to be ignored.
    default:
      return 'skip';
  }
}

/** Reads behind the NAL header. */
const reader = (nal: Buffer, from = 1): BitReader =>
  new BitReader(unescapeNal(nal.subarray(from, from + HEAD_BYTES)));

export const h264: NalCodec = {
  codec: 'h264',
  depacketizer: () => new H264Depacketizer(),
  kind,
  // first_mb_in_slice is ue(v): 0 is a single set bit.
  firstSlice: (nal) => ((nal[1] ?? 0) & 0x80) !== 0,
  // A sequence parameter set has profile, constraints and level before its id.
  setId: (which, nal) => reader(nal, which === 'sps' ? 4 : 1).ue(),
  ppsOf(slice) {
    const bits = reader(slice);
    bits.ue(); // first_mb_in_slice
    bits.ue(); // slice_type
    return bits.ue();
  },
  spsOf(pps) {
    const bits = reader(pps);
    bits.ue();
    return bits.ue();
  },
};
