import type { NalCodec } from './nal-codec.ts';
import type { ParameterSets } from './parameter-sets.ts';
import type { RtpPacket } from './rtp.ts';
import { SequenceWatch } from './sequence.ts';

/** Bytes of one picture above which it is dropped. */
const UNIT_LIMIT = 16 * 1024 * 1024;

export interface AccessUnit {
  nalus: Buffer[];
  key: boolean;
  /** RTP timestamp, 32 bits. */
  timestamp: number;
}

export interface VideoCounters {
  lostPackets: number;
  /** Pictures that came and were not passed on: damaged, or waiting for a key frame. */
  droppedFrames: number;
}

/**
 * RTP packets of one video track to whole pictures. After a loss nothing is passed on until the next key frame:
 * a picture built on a missing one is grey smear, and a player cannot tell.
 */
export class AccessUnits {
  readonly counters: VideoCounters = { lostPackets: 0, droppedFrames: 0 };
  readonly #codec: NalCodec;
  readonly #sets: ParameterSets;
  readonly #emit: (unit: AccessUnit) => void;
  readonly #depacketizer;
  readonly #sequence = new SequenceWatch();
  #nalus: Buffer[] = [];
  #key = false;
  #leading = false;
  #size = 0;
  #slices = 0;
  #timestamp: number | undefined;
  #ssrc: number | undefined;
  #damaged = false;
  #waitKey = true;
  #dropLeading = false;
  /** Some cameras set the marker on every slice: then only a new timestamp ends a picture. */
  #trustMarker = true;
  #lastEnded: number | undefined;

  constructor(codec: NalCodec, sets: ParameterSets, emit: (unit: AccessUnit) => void) {
    this.#codec = codec;
    this.#sets = sets;
    this.#emit = emit;
    this.#depacketizer = codec.depacketizer();
  }

  /** True while pictures are dropped for want of a key frame. */
  get waitingForKey(): boolean {
    return this.#waitKey;
  }

  push(packet: RtpPacket): void {
    if (packet.ssrc !== this.#ssrc) this.#senderChanged(packet.ssrc);
    const lost = this.#sequence.lost(packet.sequence);
    if (lost < 0) return;
    if (lost > 0) this.#lose(lost);
    if (this.#timestamp !== undefined && packet.timestamp !== this.#timestamp) this.#flush();
    this.#timestamp = packet.timestamp;
    const nalus: Buffer[] = [];
    if (!this.#depacketizer.push(packet.payload, nalus)) {
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
    if (this.#size > UNIT_LIMIT) this.#damaged = true;
    else this.#nalus.push(nal);
  }

  #slice(nal: Buffer, kind: 'key' | 'slice' | 'leading'): void {
    if (this.#slices === 0 && !this.#codec.firstSlice(nal)) {
      this.#damaged = true;
      if (this.#lastEnded === this.#timestamp) this.#trustMarker = false;
    }
    if (kind === 'key') this.#key = true;
    if (kind === 'leading') this.#leading = true;
    this.#slices++;
  }

  #flush(): void {
    const timestamp = this.#timestamp;
    const unit = { nalus: this.#nalus, key: this.#key, timestamp: timestamp ?? 0 };
    const usable = this.#slices > 0;
    const { damaged, leading } = { damaged: this.#damaged, leading: this.#leading };
    // Supplementary information sent ahead with the same timestamp belongs to the slices that follow.
    if (!usable && !damaged) return;
    this.#clear();
    if (damaged) this.#waitKey = true;
    else if (unit.key) {
      // Pictures that lead a CRA we start with refer to pictures that were never sent on.
      this.#dropLeading = this.#waitKey;
      this.#waitKey = false;
    } else if (!leading) this.#dropLeading = false;
    this.#lastEnded = timestamp;
    if (damaged || this.#waitKey || (leading && this.#dropLeading)) this.counters.droppedFrames++;
    else this.#emit(unit);
  }

  #clear(): void {
    this.#nalus = [];
    this.#key = false;
    this.#leading = false;
    this.#size = 0;
    this.#slices = 0;
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
