import {
  type Depacketizer,
  FragmentBuffer,
  type NalCodec,
  type NalKind,
  splitAggregate,
} from './nal-codec.ts';

const STAP_A = 24;
const FU_A = 28;

/** RFC 6184 packetization modes 0 and 1: single NAL unit, STAP-A, FU-A. */
class H264Depacketizer implements Depacketizer {
  readonly #fragment = new FragmentBuffer();

  push(payload: Buffer, out: Buffer[]): boolean {
    const first = payload[0];
    if (first === undefined) return true;
    const type = first & 0x1f;
    if (type === FU_A) return this.#fragmentOf(payload, first, out);
    // A fragment whose end never came.
    const whole = !this.#fragment.running;
    this.#fragment.reset();
    if (type === STAP_A) return splitAggregate(payload, 1, out) && whole;
    if (type === 0 || type > 23) return false;
    out.push(Buffer.from(payload));
    return whole;
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
    case 7:
      return 'sps';
    case 8:
      return 'pps';
    // Access unit delimiter, ends of sequence and stream, filler: not wanted in an MP4 sample.
    case 9:
    case 10:
    case 11:
    case 12:
      return 'skip';
    default:
      return 'other';
  }
}

export const h264: NalCodec = {
  codec: 'h264',
  depacketizer: () => new H264Depacketizer(),
  kind,
  // first_mb_in_slice is ue(v): 0 is a single set bit.
  firstSlice: (nal) => ((nal[1] ?? 0) & 0x80) !== 0,
  headerSize: 1,
};
