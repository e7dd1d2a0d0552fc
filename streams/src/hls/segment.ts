import type { Init, Part } from '../packing/packed.ts';

/** An init segment as the playlist names it. */
export type ListedInit = Init & { id: number };

/** A part as the playlist names it: its id counts over the whole stream, so that the next one's name is known beforehand. */
export type ListedPart = Part & { id: number };

/** One segment: parts from one key frame to another. Grows until it is finished. */
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
  finished = false;

  constructor(msn: number, init: ListedInit, wallMs: number, discontinuity: boolean) {
    this.msn = msn;
    this.init = init;
    this.wallMs = wallMs;
    this.discontinuity = discontinuity;
  }

  add(part: ListedPart): void {
    this.parts.push(part);
    this.size += part.bytes.length;
  }

  get durationTicks(): number {
    return this.parts.reduce((sum, { durationTicks }) => sum + durationTicks, 0);
  }
}
