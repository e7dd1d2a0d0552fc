import type { Segment } from './segment.ts';

/** A playlist may not become shorter than this many target durations (draft-pantos-hls-rfc8216bis 6.2.2). */
const LISTED_TARGETS = 3;
/** Kept this long after they left the playlist, for the player that read it just before. */
const UNLISTED_TARGETS = 1;

/**
 * The segments of a stream, oldest first: kept but unlisted, listed, and the growing one. They leave in groups that begin with a
 * key frame, so that the playlist always begins with a picture.
 */
export class SegmentWindow {
  readonly #maxBytes: number;
  #segments: Segment[] = [];
  #unlisted = 0;
  #discontinuities = 0;

  /** @param maxBytes above this older groups leave whatever their time */
  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  get all(): readonly Segment[] {
    return this.#segments;
  }

  get listed(): readonly Segment[] {
    return this.#segments.slice(this.#unlisted);
  }

  /** `EXT-X-DISCONTINUITY-SEQUENCE`: marked segments that left the playlist. */
  get discontinuities(): number {
    return this.#discontinuities;
  }

  /** Bytes of media held. */
  get bytes(): number {
    return this.#segments.reduce((sum, { size }) => sum + size, 0);
  }

  add(segment: Segment): void {
    this.#segments.push(segment);
  }

  clear(): void {
    this.#segments = [];
    this.#unlisted = 0;
  }

  /** Lets go what the playlist need not hold, after a segment was finished. */
  prune(targetDurationS: number): void {
    const length = (segments: readonly Segment[]): number =>
      segments.reduce((sum, { finished, seconds }) => sum + (finished ? seconds : 0), 0);
    for (;;) {
      const group = this.#firstGroup(this.#unlisted);
      const rest = this.#segments.slice(this.#unlisted + group);
      const enough = length(rest) >= LISTED_TARGETS * targetDurationS;
      const tooMuch = this.bytes > this.#maxBytes && rest.some(({ finished }) => finished);
      if (group === 0 || !(enough || tooMuch)) break;
      const gone = this.#segments.slice(this.#unlisted, this.#unlisted + group);
      this.#discontinuities += gone.filter(({ discontinuity }) => discontinuity).length;
      this.#unlisted += group;
    }
    while (this.#unlisted > 0) {
      const group = Math.min(this.#firstGroup(0), this.#unlisted);
      const kept = length(this.#segments.slice(group, this.#unlisted));
      if (kept < UNLISTED_TARGETS * targetDurationS && this.bytes <= this.#maxBytes) break;
      for (const gone of this.#segments.splice(0, group)) gone.release();
      this.#unlisted -= group;
    }
  }

  /** How many finished segments belong together from here on, up to the next key frame; 0 when the next one is not there yet. */
  #firstGroup(from: number): number {
    const next = this.#segments.findIndex(({ independent }, i) => i > from && independent);
    return next < 0 ? 0 : next - from;
  }
}
