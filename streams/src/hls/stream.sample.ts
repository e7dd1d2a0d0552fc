import { BASELINE_360P } from '../fmp4/parameter-sets.sample.ts';
import type { VideoUnit } from '../media.ts';
import { Segmenter } from '../packing/segmenter.ts';
import { LiveStream, type LiveStreamOptions, MAX_BYTES } from './live-stream.ts';

/** Epoch ms at which the sample streams begin. */
export const STREAM_START = Date.UTC(2026, 0, 2, 3, 4, 5);

/** A camera with even frames for tests: packed as the relay does. */
export class SampleCamera {
  readonly packer: Segmenter;
  readonly stream: LiveStream;
  frameTicks: number;
  /** Frames between two key frames. */
  gop: number;
  frame = 0;
  #pts = 4_000_000_000;
  #wallMs = STREAM_START;

  constructor(options: { fps?: number; gop?: number; stream?: LiveStreamOptions } = {}) {
    const { fps = 15, gop = 15 } = options;
    this.frameTicks = 90_000 / fps;
    this.gop = gop;
    this.stream = new LiveStream({ now: () => STREAM_START, ...options.stream });
    const segmentMaxBytes = options.stream?.maxBytes ?? MAX_BYTES;
    this.packer = new Segmenter({ segmentMinMs: 900, segmentMaxBytes }, this.stream);
    this.packer.setVideo(BASELINE_360P);
  }

  /** Sends a number of frames; the first of each group is a key frame. */
  send(frames: number): this {
    for (let i = 0; i < frames; i++) {
      const key = this.frame % this.gop === 0;
      this.packer.addVideo(this.unit(key));
      this.frame++;
      this.pass(this.frameTicks);
    }
    return this;
  }

  unit(key: boolean): VideoUnit {
    const nalus = [Buffer.from(key ? '65880102' : '419a01', 'hex')];
    return { nalus, key, ptsTicks: this.#pts, wallMs: this.#wallMs };
  }

  /** Time goes by without a picture. */
  pass(ticks: number): void {
    this.#pts += ticks;
    this.#wallMs += ticks / 90;
  }

  /** The camera's own clock jumps; the wall clock does not. */
  jump(ticks: number): void {
    this.#pts += ticks;
  }
}

/** A playlist with the stream's random prefix replaced. */
export const textOf = (stream: LiveStream): string | undefined =>
  stream.playlist()?.replaceAll(stream.prefix, 'x');
