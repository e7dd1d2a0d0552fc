/** Deepest reordering H.264 and H.265 allow. */
const REORDER_LIMIT = 16;

/**
 * Decoding times from presentation times. RTP carries only the latter; with B-frames they come out of order. The
 * decoding time of a picture is the (n+1)-th latest presentation time so far, n being how many pictures may be
 * reordered: it never runs backwards and never exceeds the presentation time.
 */
export class DecodingTimes {
  #depth: number;
  /** Ascending, `depth + 1` entries once begun. */
  #latest: number[] = [];
  #last = -Infinity;

  /** @param depth from the SPS; where it says nothing 0, raised when a picture comes too late */
  constructor(depth: number | undefined) {
    this.#depth = Math.min(depth ?? 0, REORDER_LIMIT);
  }

  /** @param frameTicks usual distance of two pictures, to reach back from the first one */
  next(pts: number, frameTicks: number): number {
    if (this.#latest.length === 0) {
      this.#latest = Array.from({ length: this.#depth }, (_, i) => pts - (this.#depth - i) * frameTicks);
    }
    const late = pts < (this.#latest[0] ?? -Infinity);
    if (late && this.#depth < REORDER_LIMIT) this.#depth++;
    this.#latest.push(pts);
    this.#latest.sort((a, b) => a - b);
    if (this.#latest.length > this.#depth + 1) this.#latest.shift();
    this.#last = Math.max(this.#last + 1, this.#latest[0] ?? pts);
    return this.#last;
  }
}
