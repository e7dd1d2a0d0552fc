import type { LiveStream } from '../hls/live-stream.ts';
import type { PackedSink, Part, SegmentStart } from '../packing/packed.ts';
import type { Resume } from '../packing/segmenter.ts';

/** Puts what one connection after another brings into one stream; where a connection ended there is a discontinuity. */
export class Splice implements PackedSink {
  readonly #stream: LiveStream;
  /** A segment that has begun and has no part yet: a connection may die before it comes. */
  #begun: SegmentStart | undefined;
  #growing = false;
  #broken = false;
  #endTicks = 0;
  #targetTicks: number | undefined;
  #frameTicks: number | undefined;

  constructor(stream: LiveStream) {
    this.#stream = stream;
  }

  /** Where the next connection goes on; `undefined` before the first part. */
  get resume(): Resume | undefined {
    if (this.#targetTicks === undefined) return undefined;
    return { endTicks: this.#endTicks, targetTicks: this.#targetTicks };
  }

  begin(start: SegmentStart): void {
    this.#begun = start;
  }

  part(part: Part, targetTicks: number): void {
    if (this.#begun !== undefined) {
      const discontinuity = this.#begun.discontinuity || this.#broken;
      this.#stream.begin({ ...this.#begun, discontinuity });
      this.#begun = undefined;
      this.#broken = false;
      this.#growing = true;
    }
    if (!this.#growing) return;
    this.#endTicks += part.durationTicks;
    this.#targetTicks = targetTicks;
    this.#stream.part(part, targetTicks);
  }

  finish(frameTicks: number | undefined): void {
    this.#begun = undefined;
    this.#frameTicks = frameTicks ?? this.#frameTicks;
    if (this.#growing) this.#stream.finish(this.#frameTicks);
    this.#growing = false;
  }

  /** The connection is gone, in whatever it was in the middle of. */
  cut(): void {
    this.finish(undefined);
    this.#broken = this.#targetTicks !== undefined;
  }
}
