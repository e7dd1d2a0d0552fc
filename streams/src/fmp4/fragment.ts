import { AUDIO_TRACK, VIDEO_TRACK } from './init-segment.ts';

/** One picture of a fragment; times in 90 kHz ticks. */
export interface VideoSample {
  nalus: Buffer[];
  key: boolean;
  dts: number;
  /** Presentation minus decoding time. */
  offset: number;
  duration: number;
}

/** One sound frame of a fragment; `dts` in ticks of its sample rate. */
export interface AudioSample {
  data: Buffer;
  dts: number;
  duration: number;
}

const KEY_FLAGS = 0x02000000;
const DELTA_FLAGS = 0x01010000;
const VIDEO_TRUN_FLAGS = 0x000f01;
const AUDIO_TRUN_FLAGS = 0x000301;
const DEFAULT_BASE_IS_MOOF = 0x020000;

const MFHD = 16;
const TFHD = 16;
const TFDT = 20;
const TRUN_HEAD = 20;

const trafSize = (samples: number, bytesPerSample: number): number =>
  samples === 0 ? 0 : 8 + TFHD + TFDT + TRUN_HEAD + samples * bytesPerSample;

const nalSize = (nalus: Buffer[]): number => nalus.reduce((sum, { length }) => sum + 4 + length, 0);

/**
 * `moof` and `mdat` in one piece: one allocation, each media byte copied once. Samples are in decoding order;
 * video comes first in the data.
 */
export function fragment(sequence: number, video: VideoSample[], audio: AudioSample[]): Buffer {
  const videoSizes = video.map(({ nalus }) => nalSize(nalus));
  const videoBytes = videoSizes.reduce((sum, size) => sum + size, 0);
  const audioBytes = audio.reduce((sum, { data }) => sum + data.length, 0);
  const moofSize = 8 + MFHD + trafSize(video.length, 16) + trafSize(audio.length, 8);
  // In memory of its own: a small part out of the shared pool would keep three times its size alive.
  const out = Buffer.allocUnsafeSlow(moofSize + 8 + videoBytes + audioBytes);
  const writer = new Writer(out);

  writer.head(moofSize, 'moof');
  writer.full(MFHD, 'mfhd', 0, 0).u32(sequence);
  if (video.length > 0) {
    writer.head(trafSize(video.length, 16), 'traf');
    writer.trackAndTime(VIDEO_TRACK, video[0]?.dts ?? 0);
    writer
      .full(TRUN_HEAD + video.length * 16, 'trun', 1, VIDEO_TRUN_FLAGS)
      .u32(video.length)
      .u32(moofSize + 8);
    video.forEach((sample, i) => {
      writer
        .u32(sample.duration)
        .u32(videoSizes[i] ?? 0)
        .u32(sample.key ? KEY_FLAGS : DELTA_FLAGS)
        .i32(sample.offset);
    });
  }
  if (audio.length > 0) {
    writer.head(trafSize(audio.length, 8), 'traf');
    writer.trackAndTime(AUDIO_TRACK, audio[0]?.dts ?? 0);
    writer.full(TRUN_HEAD + audio.length * 8, 'trun', 1, AUDIO_TRUN_FLAGS);
    writer.u32(audio.length).u32(moofSize + 8 + videoBytes);
    for (const sample of audio) writer.u32(sample.duration).u32(sample.data.length);
  }
  writer.head(8 + videoBytes + audioBytes, 'mdat');
  for (const { nalus } of video) {
    for (const nal of nalus) writer.u32(nal.length).bytes(nal);
  }
  for (const { data } of audio) writer.bytes(data);
  return out;
}

class Writer {
  readonly #out: Buffer;
  #at = 0;

  constructor(out: Buffer) {
    this.#out = out;
  }

  u32(value: number): this {
    this.#at = this.#out.writeUInt32BE(value, this.#at);
    return this;
  }

  i32(value: number): this {
    this.#at = this.#out.writeInt32BE(value, this.#at);
    return this;
  }

  bytes(bytes: Buffer): this {
    this.#at += bytes.copy(this.#out, this.#at);
    return this;
  }

  head(size: number, type: string): this {
    this.u32(size);
    this.#at += this.#out.write(type, this.#at, 'latin1');
    return this;
  }

  full(size: number, type: string, version: number, flags: number): this {
    return this.head(size, type).u32(((version << 24) | flags) >>> 0);
  }

  trackAndTime(track: number, dts: number): this {
    this.full(TFHD, 'tfhd', 0, DEFAULT_BASE_IS_MOOF).u32(track);
    this.full(TFDT, 'tfdt', 1, 0);
    return this.u32(Math.floor(dts / 2 ** 32)).u32(dts >>> 0);
  }
}
