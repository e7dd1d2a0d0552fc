import type { VideoFormat } from '../media.ts';
import type { NalCodec } from './nal-codec.ts';

type SetKind = 'vps' | 'sps' | 'pps';
/** More sets than any camera sends; a stream that keeps inventing ids may not fill the memory. */
const SETS_LIMIT = 16;

/** The parameter sets in force, from the description and from the stream. */
export class ParameterSets {
  readonly #codec: NalCodec;
  readonly #sets: Record<SetKind, Map<number, Buffer>> = { vps: new Map(), sps: new Map(), pps: new Map() };
  #changed = false;

  constructor(codec: NalCodec) {
    this.#codec = codec;
  }

  /** Takes one set; a different one with the same id replaces it. */
  put(kind: SetKind, nal: Buffer): void {
    const sets = this.#sets[kind];
    const id = this.#idOf(kind, nal);
    if (sets.get(id)?.equals(nal)) return;
    if (!sets.has(id) && sets.size >= SETS_LIMIT) sets.clear();
    sets.set(id, nal);
    this.#changed = true;
  }

  /** The format, when it is complete and differs from the one taken before. */
  takeChange(): VideoFormat | undefined {
    if (!this.#changed || !this.complete) return undefined;
    this.#changed = false;
    const list = (kind: SetKind): Buffer[] => [...this.#sets[kind].values()];
    return { codec: this.#codec.codec, vps: list('vps'), sps: list('sps'), pps: list('pps') };
  }

  get complete(): boolean {
    const { vps, sps, pps } = this.#sets;
    return sps.size > 0 && pps.size > 0 && (this.#codec.codec === 'h264' || vps.size > 0);
  }

  /** Enough of an id to tell sets apart; a whole parse is the packager's work. */
  #idOf(kind: SetKind, nal: Buffer): number {
    const at = this.#codec.headerSize;
    if (kind === 'pps') return leadingUe(nal.subarray(at, at + 5));
    // After profile, constraints and level.
    if (kind === 'sps' && this.#codec.codec === 'h264') return leadingUe(nal.subarray(at + 3, at + 8));
    // In H.265 they lie behind nested fields; cameras use one of each.
    return 0;
  }
}

/** The Exp-Golomb number at the very beginning of some bytes. */
function leadingUe(bytes: Buffer): number {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const zeros = bits.indexOf('1');
  return zeros < 0 ? 0 : Number.parseInt(bits.slice(zeros, 2 * zeros + 1), 2) - 1;
}
