import type { NalCodec } from './nal-codec.ts';
import type { ParameterSets } from './parameter-sets.ts';
import type { RtpPacket } from './rtp.ts';
import { SequenceWatch } from './sequence.ts';

/** Bytes and NAL units of one picture above which it is dropped: H.265 allows 600 slices at the most. */
const UNIT_LIMIT = 8 * 1024 * 1024;
const NALS_LIMIT = 1024;

export interface AccessUnit {
  nalus: Buffer[];
  key: boolean;
  /** Its first slice; among `nalus`. */
  slice: Buffer;
  /** RTP timestamp, 32 bits. */
  timestamp: number;
}

export interface VideoCounters {
  lostPackets: number;
  /** Pictures that came and were not passed on: damaged, or waiting for a key frame. */
  droppedFrames: number;
  /** Packets of a kind that is not spoken here (interleaved H.264). */
  unsupportedPackets: number;
}

/** What begins an `AccessUnits`. */
export interface UnitOptions {
  codec: NalCodec;
  sets: ParameterSets;
  /** Takes a picture; false when it cannot be used: then everything waits for the next key frame. */
  emit: (unit: AccessUnit) => boolean;
  /** True when packets carry decoding order numbers. */
  decodingOrder?: boolean;
}

/**
 * RTP packets of one video track to whole pictures. After a loss nothing is passed on until the next key frame:
 * a picture built on a missing one is grey smear, and a player cannot tell.
 */
export class AccessUnits {
  readonly counters: VideoCounters = { lostPackets: 0, droppedFrames: 0, unsupportedPackets: 0 };
  readonly #codec: NalCodec;
  readonly #sets: ParameterSets;
  readonly #emit: (unit: AccessUnit) => boolean;
  readonly #depacketizer;
  readonly #sequence = new SequenceWatch();
  #nalus: Buffer[] = [];
  #key = false;
  #leading = false;
  #size = 0;
  #slices = 0;
  #firstSlice: Buffer | undefined;
  #splice = false;
  #timestamp: number | undefined;
  #ssrc: number | undefined;
  #damaged = false;
  #waitKey = true;
  #dropLeading = false;
  /** Some cameras set the marker on every slice: then only a new timestamp ends a picture. */
  #trustMarker = true;
  #lastEnded: number | undefined;

  constructor({ codec, sets, emit, decodingOrder = false }: UnitOptions) {
    this.#codec = codec;
    this.#sets = sets;
    this.#emit = emit;
    this.#depacketizer = codec.depacketizer(decodingOrder);
  }

  /** True while pictures are dropped for want of a key frame. */
  get waitingForKey(): boolean {
    return this.#waitKey;
  }

  /** From now on only a new timestamp ends a picture: the two fields of an interlaced one are marked each. */
  endByTimestamp(): void {
    this.#trustMarker = false;
  }

  push(packet: RtpPacket): void {
    if (packet.ssrc !== this.#ssrc) this.#senderChanged(packet.ssrc);
    const lost = this.#sequence.lost(packet.sequence);
    if (lost < 0) return;
    if (lost > 0) this.#lose(lost);
    if (this.#timestamp !== undefined && packet.timestamp !== this.#timestamp) this.#flush();
    this.#timestamp = packet.timestamp;
    const nalus: Buffer[] = [];
    const taken = this.#depacketizer.push(packet.payload, nalus);
    if (taken !== 'good') {
      if (taken === 'unsupported') this.counters.unsupportedPackets++;
      this.#damaged = true;
      this.#depacketizer.reset();
    }
    for (const nal of nalus) this.#take(nal);
    if (packet.marker && this.#trustMarker) this.#flush();
  }

  #take(nal: Buffer): void {
    const kind = this.#codec.kind(nal);
    if (kind === 'skip') return;
    if (kind === 'vps' || kind === 'sps' || kind === 'pps') {
      this.#sets.put(kind, nal);
      return;
    }
    if (kind !== 'other') this.#slice(nal, kind);
    this.#size += nal.length;
    if (this.#size > UNIT_LIMIT || this.#nalus.length >= NALS_LIMIT) this.#damaged = true;
    else this.#nalus.push(nal);
  }

  #slice(nal: Buffer, kind: 'key' | 'splice' | 'slice' | 'leading'): void {
    if (this.#slices === 0 && !this.#codec.firstSlice(nal)) {
      this.#damaged = true;
      if (this.#lastEnded === this.#timestamp) this.#trustMarker = false;
    }
    this.#firstSlice ??= nal;
    if (kind === 'key' || kind === 'splice') this.#key = true;
    if (kind === 'splice') this.#splice = true;
    if (kind === 'leading') this.#leading = true;
    this.#slices++;
  }

  #flush(): void {
    const timestamp = this.#timestamp;
    const slice = this.#firstSlice;
    const [damaged, leading, splice, key] = [this.#damaged, this.#leading, this.#splice, this.#key];
    // Supplementary information sent ahead with the same timestamp belongs to the slices that follow.
    if (slice === undefined && !damaged) return;
    const nalus = this.#nalus;
    this.#clear();
    if (damaged) this.#waitKey = true;
    else if (key) {
      // Pictures that lead a CRA we start with refer to pictures that were never sent on.
      this.#dropLeading = this.#waitKey || splice;
      this.#waitKey = false;
    } else if (!leading) this.#dropLeading = false;
    this.#lastEnded = timestamp;
    const wanted = !damaged && !this.#waitKey && !(leading && this.#dropLeading);
    if (wanted && slice && this.#emit({ nalus, key, slice, timestamp: timestamp ?? 0 })) return;
    if (wanted) this.#waitKey = true;
    this.counters.droppedFrames++;
  }

  #clear(): void {
    this.#nalus = [];
    this.#key = false;
    this.#leading = false;
    this.#size = 0;
    this.#slices = 0;
    this.#firstSlice = undefined;
    this.#splice = false;
    this.#damaged = false;
    this.#timestamp = undefined;
  }

  #lose(packets: number): void {
    this.counters.lostPackets += packets;
    // Between two pictures nothing says that the next one is hurt; its first slice or fragment will tell.
    if (this.#timestamp !== undefined) this.#damaged = true;
    this.#waitKey = true;
    this.#depacketizer.reset();
  }

  #senderChanged(ssrc: number): void {
    if (this.#ssrc !== undefined) {
      this.#clear();
      this.#waitKey = true;
      this.#depacketizer.reset();
    }
    this.#ssrc = ssrc;
    this.#sequence.reset();
  }
}
