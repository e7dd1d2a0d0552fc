import { FrameWatch } from './frame-watch.ts';
import type { Motion } from './picture.ts';
import type { PictureDeps } from './picture-deps.ts';

/** A player that shows no frame for so long is opened anew. */
const reopenAfterMs = 8_000;
/** So long may a cold camera take to its first frame. */
const firstPictureMs = 24_000;
/** A tile that lags so far behind jumps to the newest picture. */
const jumpAfterMs = 3_500;
const jumpEveryMs = 6_000;
/** A moving picture that stands still for so long has stalled. */
const stallMs = 1_000;

/** What is really to be seen of one picture: whether frames come, since when they do not, and when the last one was taken. */
export class Sight {
  readonly #video: HTMLVideoElement;
  readonly #deps: Pick<PictureDeps, 'framesOf' | 'isPageHidden'>;
  #watch = new FrameWatch();
  #capturedMs: number | null = null;
  #wasHidden = false;
  #jumpedMs = 0;
  #stalled = false;
  /** Times that the moving picture stood still for more than a second. */
  stalls = 0;

  constructor(video: HTMLVideoElement, deps: Pick<PictureDeps, 'framesOf' | 'isPageHidden'>) {
    this.#video = video;
    this.#deps = deps;
  }

  /**
   * Looks at the video: `hidden` while browsers draw nothing, `back` at the first look after that, `frame` when there are new frames.
   * @param captured when the frame on the screen was taken, server time in ms; asked for only when there is one
   */
  look(nowMs: number, captured: () => number): 'hidden' | 'back' | 'frame' | 'still' {
    if (this.#deps.isPageHidden()) {
      this.#wasHidden = true;
      return 'hidden';
    }
    const back = this.#wasHidden;
    this.#wasHidden = false;
    // That nothing was drawn is no frozen camera.
    if (back) this.#watch.forgive(nowMs);
    this.#watch.sample(this.#deps.framesOf(this.#video), nowMs);
    const ageMs = this.#watch.ageMs(nowMs);
    const stalled = (ageMs ?? 0) > stallMs;
    if (stalled && !this.#stalled) this.stalls += 1;
    this.#stalled = stalled;
    if (ageMs === 0) this.#capturedMs = captured();
    if (back) return 'back';
    return ageMs === 0 ? 'frame' : 'still';
  }

  at(nowMs: number): Motion {
    return {
      ageMs: this.#watch.ageMs(nowMs),
      frozen: this.#watch.isFrozen(nowMs),
      capturedMs: this.#capturedMs,
    };
  }

  /** What was seen may not be shown any more, not even as a still. */
  forget(): void {
    this.#watch = new FrameWatch(this.#deps.framesOf(this.#video));
  }

  /** Whether a picture that plays is so late that it should jump to the newest one; not again for a while after it was told so. */
  lagsBehind(nowMs: number, latencyMs: number | null): boolean {
    if ((latencyMs ?? 0) < jumpAfterMs || nowMs - this.#jumpedMs < jumpEveryMs) return false;
    this.#jumpedMs = nowMs;
    return true;
  }

  /** Whether a player opened at `openedMs` shows nothing for longer than a camera needs. */
  isDead(nowMs: number, openedMs: number): boolean {
    const { ageMs } = this.at(nowMs);
    const openMs = nowMs - openedMs;
    // The first picture may take as long as the camera needs; one that stood still has shown that it can be faster.
    return ageMs === null ? openMs > firstPictureMs : Math.min(ageMs, openMs) > reopenAfterMs;
  }
}
