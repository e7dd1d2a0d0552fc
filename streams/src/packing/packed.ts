/** What a camera's pictures and sound are packed into; `packing` makes it, `hls`, `pictures` and `recording` hand it on. */

/** An init segment (`EXT-X-MAP`): what a decoder needs before any part. A new object for each change of format. */
export interface Init {
  bytes: Buffer;
  /** RFC 6381, e.g. `avc1.4d0028,mp4a.40.2`. */
  codecs: string;
  /** Pixels, after cropping. */
  width: number;
  height: number;
}

/** A fragment of about a fifth of a second: one `EXT-X-PART`. */
export interface Part {
  /** `moof` + `mdat`. */
  bytes: Buffer;
  /** 90 kHz ticks, never above the part target. */
  durationTicks: number;
  /** True when it begins with a key frame. */
  independent: boolean;
  /** Wall clock of its first picture, epoch ms. */
  wallMs: number;
}

export interface SegmentStart {
  init: Init;
  /** Wall clock of its first picture, epoch ms. */
  wallMs: number;
  /** True when the camera broke off or changed its format before it. */
  discontinuity: boolean;
}

/**
 * Takes what is packed, in order: begin, its parts, finish, the next begin. Both ends may live in two processes. The bytes of a part hold
 * good until the call returns: who keeps them copies them.
 */
export interface PackedSink {
  /** A segment begins; its first part is independent. */
  begin(start: SegmentStart): void;
  /** `targetTicks`: the part target in force, 90 kHz; it changes only between two segments. */
  part(part: Part, targetTicks: number): void;
  /** `frameTicks`: usual distance of two pictures, 90 kHz; `undefined` while unknown. */
  finish(frameTicks: number | undefined): void;
}
