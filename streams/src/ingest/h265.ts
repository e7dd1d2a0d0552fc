import {
  type Depacketizer,
  FragmentBuffer,
  type NalCodec,
  type NalKind,
  splitAggregate,
} from './nal-codec.ts';

const AGGREGATE = 48;
const FRAGMENT = 49;
const LAST_NAL_TYPE = 47;

const typeOf = (first: number): number => (first >> 1) & 0x3f;

/** RFC 7798 without DONL fields (sprop-max-don-diff 0): single NAL unit, AP, FU. */
class H265Depacketizer implements Depacketizer {
  readonly #fragment = new FragmentBuffer();

  push(payload: Buffer, out: Buffer[]): boolean {
    const first = payload[0];
    if (first === undefined) return true;
    if (payload.length < 3) return false;
    const type = typeOf(first);
    if (type === FRAGMENT) return this.#fragmentOf(payload, first, out);
    const whole = !this.#fragment.running;
    this.#fragment.reset();
    if (type === AGGREGATE) return splitAggregate(payload, 2, out) && whole;
    if (type > LAST_NAL_TYPE) return false;
    out.push(Buffer.from(payload));
    return whole;
  }

  reset(): void {
    this.#fragment.reset();
  }

  #fragmentOf(payload: Buffer, first: number, out: Buffer[]): boolean {
    const header = payload.readUInt8(2);
    const piece = payload.subarray(3);
    if (header & 0x80) {
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
}

function kind(nal: Buffer): NalKind {
  const type = typeOf(nal[0] ?? 0);
  // BLA, IDR and CRA: a decoder can start at each of them.
  if (type >= 16 && type <= 21) return 'key';
  // RADL (6, 7) can be decoded after any key picture, RASL (8, 9) only with what came before it.
  if (type === 8 || type === 9) return 'leading';
  if (type <= 31) return 'slice';
  if (type === 32) return 'vps';
  if (type === 33) return 'sps';
  if (type === 34) return 'pps';
  return type >= 35 && type <= 38 ? 'skip' : 'other';
}

export const h265: NalCodec = {
  codec: 'h265',
  depacketizer: () => new H265Depacketizer(),
  kind,
  firstSlice: (nal) => ((nal[2] ?? 0) & 0x80) !== 0,
  headerSize: 2,
};
