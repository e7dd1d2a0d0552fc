const TICKS_PER_S = 90_000;

/** A part in the buffer; times of the media in seconds. */
export interface Mark {
  startS: number;
  endS: number;
  /** Wall clock of its first picture, epoch ms. */
  wallMs: number;
  /** Begins with a key frame. */
  key: boolean;
  bytes: number;
}

/** What lies in a tile's buffer: when each picture was taken, what it weighs, and where it may be cut. */
export class Timeline {
  #marks: Mark[] = [];
  #bytes = 0;

  get bytes(): number {
    return this.#bytes;
  }

  /** @param endS where the buffer ends now that the part is in it */
  add(
    endS: number,
    part: { durationTicks: number; wallMs: number; independent: boolean },
    bytes: number,
  ): void {
    const startS = endS - part.durationTicks / TICKS_PER_S;
    this.#marks.push({ startS, endS, wallMs: part.wallMs, key: part.independent, bytes });
    this.#bytes += bytes;
  }

  /** When the picture at a media time was taken, epoch ms; null when it is not known. */
  wallAt(timeS: number): number | null {
    const mark = this.#marks.findLast(({ startS }) => startS <= timeS + 0.05);
    if (mark === undefined) return null;
    return mark.wallMs + (Math.min(timeS, mark.endS) - mark.startS) * 1000;
  }

  /**
   * Up to where the buffer may be emptied so that `keepFromS` can still be played; null when there is nothing to gain. A cut between two
   * key frames would take all up to the second one.
   */
  cutBefore(keepFromS: number): number | null {
    const key = this.#marks.findLast((mark) => mark.key && mark.startS <= keepFromS);
    const [first] = this.#marks;
    return key === undefined || first === undefined || key.startS - first.startS < 0.1 ? null : key.startS;
  }

  /** Forgets what was removed. */
  forgetBefore(timeS: number): void {
    this.#marks = this.#marks.filter(({ startS }) => startS >= timeS - 0.01);
    this.#bytes = this.#marks.reduce((sum, { bytes }) => sum + bytes, 0);
  }

  clear(): void {
    this.#marks = [];
    this.#bytes = 0;
  }
}
