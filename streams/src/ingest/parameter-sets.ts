import { readVideoInfo } from '../fmp4/video-info.ts';
import type { VideoFormat } from '../media.ts';
import type { NalCodec } from './nal-codec.ts';

type SetKind = 'vps' | 'sps' | 'pps';
/** More sets than any camera sends; a stream that keeps inventing ids may not fill the memory. */
const SETS_LIMIT = 16;
/** Bytes of one set: scaling lists and all, a few hundred are usual. */
const SET_BYTES_LIMIT = 4096;

/** The parameter sets known, from the description and from the stream. */
export class ParameterSets {
  readonly #codec: NalCodec;
  readonly #sets: Record<SetKind, Map<number, Buffer>> = { vps: new Map(), sps: new Map(), pps: new Map() };
  #changed = false;
  #format: VideoFormat | undefined;

  constructor(codec: NalCodec) {
    this.#codec = codec;
  }

  /** Takes one set; a different one with the same id replaces it. One that cannot be read takes the old one away. */
  put(kind: SetKind, nal: Buffer): void {
    const sets = this.#sets[kind];
    for (const known of sets.values()) if (known.equals(nal)) return;
    const id = this.#idOf(kind, nal);
    if (id === undefined) return;
    this.#changed = true;
    if (!this.#readable(kind, nal)) {
      sets.delete(id);
      return;
    }
    if (!sets.has(id) && sets.size >= SETS_LIMIT) sets.clear();
    sets.set(id, nal);
  }

  /**
   * The format that a picture is to be decoded with: the sets its slice refers to, and no others. The same object until one of them
   * changes; `undefined` when one is missing.
   */
  formatOf(slice: Buffer): VideoFormat | undefined {
    try {
      const { vps, sps, pps } = this.#sets;
      const picture = pps.get(this.#codec.ppsOf(slice));
      if (picture === undefined) return undefined;
      const id = this.#codec.spsOf(picture);
      const sequence = sps.get(id);
      if (sequence === undefined || (this.#codec.codec === 'h265' && vps.size === 0)) return undefined;
      if (!this.#changed && this.#format?.sps[0] === sequence) return this.#format;
      const pictures = [...pps.values()].filter((each) => this.#codec.spsOf(each) === id);
      const format = { codec: this.#codec.codec, vps: [...vps.values()], sps: [sequence], pps: pictures };
      this.#changed = false;
      if (this.#format === undefined || !sameFormat(this.#format, format)) this.#format = format;
      return this.#format;
    } catch (error) {
      if (error instanceof RangeError) return undefined;
      throw error;
    }
  }

  #idOf(kind: SetKind, nal: Buffer): number | undefined {
    if (nal.length > SET_BYTES_LIMIT) return undefined;
    try {
      return this.#codec.setId(kind, nal);
    } catch (error) {
      if (error instanceof RangeError) return undefined;
      throw error;
    }
  }

  #readable(kind: SetKind, nal: Buffer): boolean {
    try {
      if (kind === 'pps') this.#codec.spsOf(nal);
      if (kind === 'sps') readVideoInfo({ codec: this.#codec.codec, vps: [], sps: [nal], pps: [] });
      return true;
    } catch (error) {
      if (error instanceof RangeError) return false;
      throw error;
    }
  }
}

const sameFormat = (one: VideoFormat, other: VideoFormat): boolean =>
  (['vps', 'sps', 'pps'] as const).every(
    (kind) =>
      one[kind].length === other[kind].length &&
      one[kind].every((nal, i) => other[kind][i]?.equals(nal) === true),
  );
