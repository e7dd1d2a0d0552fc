import type { AudioSample } from '../fmp4/fragment.ts';
import type { AudioFormat, AudioFrame } from '../media.ts';

/** Sound may be this far from its place before it is moved there: seconds. */
const TOLERANCE_S = 0.1;
const FRAMES_LIMIT = 400;
/** Sound from further ahead of the picture than this has a wrong time: it would shut out all that follows. */
const AHEAD_S = 5;

/** Sound frames on their way into parts, end to end on the output's time line. */
export class AudioQueue {
  readonly format: AudioFormat;
  #frames: AudioSample[] = [];
  #next: number | undefined;
  /** End of what was taken, in seconds. */
  #takenS: number;

  /** @param startS where on the output's time line it begins, in seconds */
  constructor(format: AudioFormat, startS = 0) {
    this.format = format;
    this.#takenS = startS;
  }

  /**
   * False for sound whose time lies outside.
   * @param offsetMs wall clock minus output time
   */
  add(frame: AudioFrame, offsetMs: number): boolean {
    const { sampleRate, frameLength } = this.format;
    const due = Math.round(((frame.wallMs - offsetMs) * sampleRate) / 1000);
    if (due < 0 || due > (this.#takenS + AHEAD_S) * sampleRate) return false;
    const next = this.#next ?? due;
    const off = (due - next) / sampleRate;
    // Early by more than the tolerance: it would lie over what was sent already.
    if (off < -TOLERANCE_S) return false;
    const dts = off > TOLERANCE_S ? due : next;
    this.#frames.push({ data: Buffer.from(frame.data), dts, duration: frameLength });
    this.#next = dts + frameLength;
    if (this.#frames.length > FRAMES_LIMIT) this.#frames.shift();
    return true;
  }

  /** Takes what begins before a time of the output, in seconds. */
  takeUntil(seconds: number): AudioSample[] {
    this.#takenS = seconds;
    const end = seconds * this.format.sampleRate;
    let count = 0;
    while (count < this.#frames.length && (this.#frames[count]?.dts ?? 0) < end) count++;
    const taken = this.#frames.splice(0, count);
    // A jump of sound inside a part cannot be said in one run of samples: the earlier piece gives way.
    const jump = taken.findLastIndex(
      (frame, i) => i > 0 && frame.dts !== (taken[i - 1]?.dts ?? 0) + frame.duration,
    );
    return jump > 0 ? taken.slice(jump) : taken;
  }
}
