import { fragment } from '../fmp4/fragment.ts';
import { initSegment } from '../fmp4/init-segment.ts';
import { readVideoInfo, type VideoInfo } from '../fmp4/video-info.ts';
import {
  type AudioFormat,
  type AudioFrame,
  VIDEO_TIMESCALE,
  type VideoFormat,
  type VideoUnit,
} from '../media.ts';
import { AudioQueue } from './audio-queue.ts';
import { DecodingTimes } from './decoding-times.ts';
import { FrameRate } from './frame-rate.ts';
import type { Init, PackedSink } from './packed.ts';
import { fitsTarget, type PendingSample, partTargetFor, takePart } from './part-cutter.ts';
import { TimeLine } from './time-line.ts';

export interface SegmenterOptions {
  /** A segment ends at the first key frame after this time. */
  segmentMinMs: number;
  /** A segment with more bytes ends even without a key frame; pictures wait for the next one. */
  segmentMaxBytes: number;
  /** What another segmenter of the same stream packed before; left out: nothing. */
  resume?: Resume | undefined;
}

/** Where a stream stands, so that the next connection to its camera goes on from there. */
export interface Resume {
  /** End of the output's time line, 90 kHz ticks. */
  endTicks: number;
  /** The part target in force, 90 kHz ticks. */
  targetTicks: number;
}

/** Before the frame distance is known; only the first pictures of a stream are placed by it. */
const FRAME_GUESS_TICKS = VIDEO_TIMESCALE / 25;
/** Sound that is silent this long is taken out: a player waits for it and stands still. */
const AUDIO_SILENCE_MS = 1500;
const AUDIO_APART_MS = 5000;

/** Pictures and sound to segments and parts. */
export class Segmenter {
  readonly #options: SegmenterOptions;
  readonly #sink: PackedSink;
  readonly #line: TimeLine;
  readonly #rate = new FrameRate();
  #times: DecodingTimes | undefined;
  #video: VideoFormat | undefined;
  #info: VideoInfo | undefined;
  #audioFormat: AudioFormat | undefined;
  /** `undefined` while the camera offers no sound or is silent. */
  #audio: AudioQueue | undefined;
  #lastAudioMs = 0;
  #init: Init | undefined;
  /** Bytes of the segment that grows; `undefined` between two. */
  #segmentBytes: number | undefined;
  #segmentInit: Init | undefined;
  #segmentStart = 0;
  #waiting: PendingSample[] = [];
  #waitingBytes = 0;
  #lastDts: number | undefined;
  #partCount = 0;
  #partTarget: number | undefined;
  #wallOffsetMs = 0;
  #broken = false;

  constructor(options: SegmenterOptions, sink: PackedSink) {
    this.#options = options;
    this.#sink = sink;
    this.#line = new TimeLine(options.resume?.endTicks);
    this.#partTarget = options.resume?.targetTicks;
  }

  /** Announces the sound of a (new) connection. */
  setAudio(format: AudioFormat | undefined): void {
    this.#audioFormat = format;
    this.#audio = undefined;
    this.#lastAudioMs = Date.now();
    this.#init = undefined;
  }

  /** @throws RangeError when a parameter set is damaged */
  setVideo(format: VideoFormat): void {
    this.#info = readVideoInfo(format);
    this.#rate.expect(this.#info.saidFrameTicks);
    this.#video = format;
    this.#init = undefined;
    this.#times = undefined;
  }

  /** The camera broke off: ends the segment; the next one is marked. */
  discontinue(): void {
    this.#finish();
    this.#broken = true;
    this.#times = undefined;
  }

  /** False when the picture was dropped for want of a key frame. */
  addVideo(unit: VideoUnit): boolean {
    if (this.#info === undefined || (this.#segmentBytes === undefined && !unit.key)) return false;
    const frameTicks = this.#rate.frameTicks ?? FRAME_GUESS_TICKS;
    const jumped = this.#times === undefined || this.#line.jumps(unit.ptsTicks, frameTicks);
    if (jumped) this.#times = new DecodingTimes(this.#info.reorderFrames);
    const cameraDts = (this.#times as DecodingTimes).next(unit.ptsTicks, frameTicks);
    if (jumped) this.#line.restart(cameraDts);
    const dts = this.#line.place(unit.ptsTicks, cameraDts, frameTicks);
    if (this.#lastDts !== undefined && !jumped) this.#rate.add(dts - this.#lastDts);
    this.#lastDts = dts;
    if (unit.key && this.#mustBegin(dts)) this.#begin(unit, dts);
    if (this.#segmentBytes === undefined) return false;
    const offset = unit.ptsTicks - cameraDts;
    this.#waiting.push({ nalus: unit.nalus, key: unit.key, dts, offset });
    this.#waitingBytes += bytesOf(unit);
    this.#cut(false);
    if (this.#segmentBytes + this.#waitingBytes > this.#options.segmentMaxBytes) this.#finish();
    return true;
  }

  addAudio(frame: AudioFrame): void {
    const packed = this.#segmentBytes !== undefined && this.#audio !== undefined;
    const fits = packed ? this.#audio?.add(frame, this.#wallOffsetMs) : this.#besidePicture(frame.wallMs);
    // Sound that has no place beside the picture is as good as silence: a player would wait for it.
    if (fits) this.#lastAudioMs = Date.now();
  }

  #besidePicture(wallMs: number): boolean {
    const pictureMs = this.#wallOffsetMs + ((this.#lastDts ?? 0) * 1000) / VIDEO_TIMESCALE;
    return this.#lastDts === undefined || Math.abs(wallMs - pictureMs) < AUDIO_APART_MS;
  }

  #mustBegin(dts: number): boolean {
    if (this.#segmentBytes === undefined || this.#init === undefined) return true;
    return (dts - this.#segmentStart) * 1000 >= this.#options.segmentMinMs * VIDEO_TIMESCALE;
  }

  #begin(unit: VideoUnit, dts: number): void {
    this.#finish();
    const init = this.#currentInit(dts);
    const changed = this.#segmentInit !== undefined && this.#segmentInit !== init;
    this.#retarget();
    this.#segmentStart = dts;
    this.#wallOffsetMs = unit.wallMs - (dts * 1000) / VIDEO_TIMESCALE;
    this.#segmentBytes = 0;
    this.#segmentInit = init;
    this.#sink.begin({ init, wallMs: unit.wallMs, discontinuity: this.#broken || changed });
    this.#broken = false;
  }

  /** The init segment for the format in force; sound that fell silent is left out of it until it is back. */
  #currentInit(dts: number): Init {
    const heard = Date.now() - this.#lastAudioMs <= AUDIO_SILENCE_MS;
    const format = heard ? this.#audioFormat : undefined;
    if (this.#audio?.format !== format) {
      this.#audio = format && new AudioQueue(format, dts / VIDEO_TIMESCALE);
      this.#init = undefined;
    }
    if (this.#init === undefined) {
      const audio = this.#audio?.format;
      if (this.#video === undefined || this.#info === undefined) throw new RangeError('no video format');
      const { codec, width, height } = this.#info;
      const codecs = audio === undefined ? codec : `${codec},mp4a.40.2`;
      this.#init = { bytes: initSegment(this.#video, audio), codecs, width, height };
    }
    return this.#init;
  }

  /** A camera that changed its frame rate gets another part target, between two segments. */
  #retarget(): void {
    const { frameTicks } = this.#rate;
    if (frameTicks === undefined) return;
    if (this.#partTarget === undefined || !fitsTarget(frameTicks, this.#partTarget)) {
      this.#partTarget = partTargetFor(frameTicks);
    }
  }

  #cut(last: boolean): void {
    if (this.#partTarget === undefined) {
      // The first pictures wait until their distance is known; nobody can see a playlist yet.
      const { frameTicks } = this.#rate;
      if (frameTicks === undefined && !last) return;
      this.#partTarget = partTargetFor(frameTicks ?? FRAME_GUESS_TICKS);
    }
    const frameTicks = this.#rate.frameTicks ?? FRAME_GUESS_TICKS;
    for (;;) {
      const video = takePart(this.#waiting, this.#partTarget, frameTicks, last);
      const [first] = video ?? [];
      if (video === undefined || first === undefined) return;
      const durationTicks = video.reduce((sum, { duration }) => sum + duration, 0);
      const audio = this.#audio?.takeUntil((first.dts + durationTicks) / VIDEO_TIMESCALE) ?? [];
      const bytes = fragment(++this.#partCount, video, audio);
      this.#waitingBytes = this.#waiting.reduce((sum, each) => sum + bytesOf(each), 0);
      this.#segmentBytes = (this.#segmentBytes ?? 0) + bytes.length;
      const wallMs = this.#wallOffsetMs + (first.dts * 1000) / VIDEO_TIMESCALE;
      this.#sink.part({ bytes, durationTicks, independent: first.key, wallMs }, this.#partTarget);
    }
  }

  #finish(): void {
    if (this.#segmentBytes === undefined) return;
    this.#cut(true);
    this.#segmentBytes = undefined;
    this.#sink.finish(this.#rate.frameTicks);
  }
}

const bytesOf = ({ nalus }: { nalus: Buffer[] }): number =>
  nalus.reduce((sum, { length }) => sum + length, 0);
