import type { Part } from './part.ts';

/** An init segment (`EXT-X-MAP`); a new one for each change of format. */
export interface Init {
  id: number;
  bytes: Buffer;
  /** RFC 6381, e.g. `avc1.4d0028,mp4a.40.2`. */
  codecs: string;
}

/** One segment: parts from one key frame to another. Grows until it is finished. */
export class Segment {
  /** Media sequence number. */
  readonly msn: number;
  readonly init: Init;
  /** Wall clock of its first picture, epoch ms. */
  readonly wallMs: number;
  /** True when the camera broke off or changed its format before it. */
  readonly discontinuity: boolean;
  readonly parts: Part[] = [];
  /** Bytes of all parts. */
  size = 0;
  finished = false;

  constructor(msn: number, init: Init, wallMs: number, discontinuity: boolean) {
    this.msn = msn;
    this.init = init;
    this.wallMs = wallMs;
    this.discontinuity = discontinuity;
  }

  add(part: Part): void {
    this.parts.push(part);
    this.size += part.bytes.length;
  }

  get durationTicks(): number {
    return this.parts.reduce((sum, { durationTicks }) => sum + durationTicks, 0);
  }
}
