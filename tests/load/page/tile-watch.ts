import type { Shown, TileReport } from '../page-messages.ts';
import { counterOf } from './counter-reader.ts';

/** Longer without a new frame is a pause that is told. */
const PAUSE_MS = 1_000;

/** Watches one video element: which frames it shows and when, pauses, frames thrown away. */
export class TileWatch {
  readonly #video: HTMLVideoElement;
  /** Between two frames whose counter is read; reading costs, so a page of many tiles reads few. */
  readonly #sampleEveryMs: number;
  readonly #capturedMs: () => number | null;
  #frames = 0;
  #pausesMs: number[] = [];
  #sampled: Shown[] = [];
  #lastMs: number | null = null;
  #sampleDueMs = 0;
  #dropped = 0;
  #decoded = 0;
  #ended = false;

  /** @param capturedMs time of the frame on the screen by the stream's own dates, epoch ms */
  constructor(video: HTMLVideoElement, sampleEveryMs: number, capturedMs: () => number | null) {
    this.#video = video;
    this.#sampleEveryMs = sampleEveryMs;
    this.#capturedMs = capturedMs;
    // Tiles take turns, so that no moment reads them all.
    this.#sampleDueMs = Date.now() + Math.random() * sampleEveryMs;
    video.requestVideoFrameCallback(this.#note);
  }

  /** What happened since the last call. */
  report(nowMs: number): TileReport {
    const quality = this.#video.getVideoPlaybackQuality();
    // A player that began anew counts from 0 again.
    const since = (now: number, before: number) => (now < before ? now : now - before);
    const report = {
      frames: this.#frames,
      pausesMs: this.#pausesMs,
      waitingMs: this.#lastMs === null ? null : nowMs - this.#lastMs,
      dropped: since(quality.droppedVideoFrames, this.#dropped),
      decoded: since(quality.totalVideoFrames, this.#decoded),
      sampled: this.#sampled,
    };
    this.#dropped = quality.droppedVideoFrames;
    this.#decoded = quality.totalVideoFrames;
    this.#frames = 0;
    this.#pausesMs = [];
    this.#sampled = [];
    return report;
  }

  end(): void {
    this.#ended = true;
  }

  readonly #note: VideoFrameRequestCallback = (_now, { expectedDisplayTime }) => {
    if (this.#ended) return;
    const nowMs = Date.now();
    const atMs = nowMs + (expectedDisplayTime - performance.now());
    this.#frames += 1;
    if (this.#lastMs !== null && atMs - this.#lastMs > PAUSE_MS) this.#pausesMs.push(atMs - this.#lastMs);
    this.#lastMs = atMs;
    if (nowMs >= this.#sampleDueMs) {
      this.#sampleDueMs = nowMs + this.#sampleEveryMs;
      this.#sampled.push({ counter: counterOf(this.#video), atMs, dateMs: this.#capturedMs() });
    }
    this.#video.requestVideoFrameCallback(this.#note);
  };
}
