import type { PartFrame } from '@fengqiao/contract/picture-frame';

/** A part as it came over the line. */
export interface ArrivedPart {
  part: PartFrame;
  media: Uint8Array<ArrayBuffer>;
}

/** Longer groups of pictures are not kept: their tile waits for the next key frame. */
const keptAtMost = 64;

/** The newest group of pictures of a tile on a hidden page: browsers draw nothing there, and the rest would only pile up. */
export class KeptParts {
  #parts: ArrivedPart[] = [];

  add(arrived: ArrivedPart): void {
    const { independent, gap } = arrived.part;
    const goesOn = this.#parts.length > 0 && this.#parts.length < keptAtMost && !gap;
    if (independent) this.#parts = [arrived];
    else if (goesOn) this.#parts.push(arrived);
    else this.#parts = [];
  }

  /** What there is to go on with; forgotten here. */
  take(): ArrivedPart[] {
    return this.#parts.splice(0);
  }

  clear(): void {
    this.#parts = [];
  }
}
