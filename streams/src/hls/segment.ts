import { VIDEO_TIMESCALE } from '../media.ts';
import type { Init, Part } from '../packing/packed.ts';
import type { Kept } from './part-memory.ts';

/** An init segment as the playlist names it. */
export interface ListedInit {
  id: number;
  packed: Init;
}

/** A part as the playlist names it: its id counts over the whole stream, so that the next one's name is known beforehand. */
export type ListedPart = Part & {
  /** Where its bytes are. */
  kept: Kept;
  id: number;
  /** Whether it says INDEPENDENT; a part may begin with a key frame and keep silent about it. */
  saysIndependent: boolean;
};

/** One segment of the playlist. Grows until it is finished. */
export class Segment {
  /** Media sequence number. */
  readonly msn: number;
  readonly init: ListedInit;
  /** Wall clock of its first picture, epoch ms. */
  readonly wallMs: number;
  /** True when the camera broke off or changed its format before it. */
  readonly discontinuity: boolean;
  readonly parts: ListedPart[] = [];
  /** Bytes of all parts. */
  size = 0;
  durationTicks = 0;
  /** The part target its parts were cut for, 90 kHz. */
  targetTicks = 0;
  finished = false;

  constructor(msn: number, init: ListedInit, wallMs: number, discontinuity: boolean) {
    this.msn = msn;
    this.init = init;
    this.wallMs = wallMs;
    this.discontinuity = discontinuity;
  }

  add(part: ListedPart, targetTicks: number): void {
    this.targetTicks = targetTicks;
    this.parts.push(part);
    this.size += part.bytes.length;
    this.durationTicks += part.durationTicks;
  }

  /** Lets go of the bytes of all parts; whoever still reads them holds them. */
  release(): void {
    for (const { kept } of this.parts) kept.release();
  }

  /** True when a decoder can begin with it. */
  get independent(): boolean {
    return this.parts[0]?.independent === true;
  }

  /** `EXTINF`. */
  get seconds(): number {
    return this.durationTicks / VIDEO_TIMESCALE;
  }
}
