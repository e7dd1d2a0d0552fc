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
import type { Part } from './part.ts';
import { fitsTarget, type PendingSample, partTargetFor, takePart } from './part-cutter.ts';
import { type Init, Segment } from './segment.ts';
import { TimeLine } from './time-line.ts';

export interface SegmenterOptions {
  /** The first media sequence number. */
  firstMsn: number;
  /** A segment ends at the first key frame after this time. */
  segmentMinMs: number;
  /** A segment with more bytes ends even without a key frame; pictures wait for the next one. */
  segmentMaxBytes: number;
}

export interface SegmenterEvents {
  opened(segment: Segment): void;
  part(segment: Segment, part: Part): void;
  finished(segment: Segment): void;
}

/** Before the frame distance is known; only the first pictures of a stream are placed by it. */
const FRAME_GUESS_TICKS = VIDEO_TIMESCALE / 25;
/** Sound that is silent this long is taken out: a player waits for it and stands still. */
const AUDIO_SILENCE_MS = 1500;

/** Pictures and sound to segments and parts. */
export class Segmenter {
  readonly #options: SegmenterOptions;
  readonly #events: SegmenterEvents;
  readonly #line = new TimeLine();
  readonly #rate = new FrameRate();
  #times: DecodingTimes | undefined;
  #video: VideoFormat | undefined;
  #info: VideoInfo | undefined;
  #audioFormat: AudioFormat | undefined;
  /** `undefined` while the camera offers no sound or is silent. */
  #audio: AudioQueue | undefined;
  #lastAudioMs = 0;
  #init: Init | undefined;
  #initIds = 0;
  #segment: Segment | undefined;
  #segmentStart = 0;
  #waiting: PendingSample[] = [];
  #lastDts: number | undefined;
  #msn: number;
  #partIds = 0;
  #partTarget: number | undefined;
  #wallOffsetMs = 0;
  #broken = false;

  constructor(options: SegmenterOptions, events: SegmenterEvents) {
    this.#options = options;
    this.#events = events;
    this.#msn = options.firstMsn;
  }

  /** Ticks; `undefined` until the frame distance is known. */
  get partTargetTicks(): number | undefined {
    return this.#partTarget;
  }

  /** The id the next part will have. */
  get nextPartId(): number {
    return this.#partIds;
  }

  get info(): VideoInfo | undefined {
    return this.#info;
  }

  get frameTicks(): number | undefined {
    return this.#rate.frameTicks;
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
    if (this.#info === undefined || (this.#segment === undefined && !unit.key)) return false;
    const frameTicks = this.#rate.frameTicks ?? FRAME_GUESS_TICKS;
    const jumped = this.#times === undefined || this.#line.jumps(unit.ptsTicks, frameTicks);
    if (jumped) this.#times = new DecodingTimes(this.#info.reorderFrames);
    const cameraDts = (this.#times as DecodingTimes).next(unit.ptsTicks, frameTicks);
    if (jumped) this.#line.restart(cameraDts);
    const dts = this.#line.place(unit.ptsTicks, cameraDts, frameTicks);
    if (this.#lastDts !== undefined && !jumped) this.#rate.add(dts - this.#lastDts);
    this.#lastDts = dts;
    if (unit.key && this.#mustBegin(dts)) this.#begin(unit, dts);
    const segment = this.#segment;
    if (segment === undefined) return false;
    const offset = unit.ptsTicks - cameraDts;
    this.#waiting.push({ nalus: unit.nalus, key: unit.key, dts, offset });
    this.#cut(segment, false);
    if (segment.size > this.#options.segmentMaxBytes) this.#finish();
    return true;
  }

  addAudio(frame: AudioFrame): void {
    this.#lastAudioMs = Date.now();
    if (this.#segment !== undefined) this.#audio?.add(frame, this.#wallOffsetMs);
  }

  #mustBegin(dts: number): boolean {
    if (this.#segment === undefined || this.#init === undefined) return true;
    return (dts - this.#segmentStart) * 1000 >= this.#options.segmentMinMs * VIDEO_TIMESCALE;
  }

  #begin(unit: VideoUnit, dts: number): void {
    const before = this.#segment;
    this.#finish();
    const init = this.#currentInit();
    const changed = before !== undefined && before.init !== init;
    this.#retarget();
    this.#segmentStart = dts;
    this.#wallOffsetMs = unit.wallMs - (dts * 1000) / VIDEO_TIMESCALE;
    this.#segment = new Segment(this.#msn++, init, unit.wallMs, this.#broken || changed);
    this.#broken = false;
    this.#events.opened(this.#segment);
  }

  /** The init segment for the format in force; sound that fell silent is left out of it until it is back. */
  #currentInit(): Init {
    const heard = Date.now() - this.#lastAudioMs <= AUDIO_SILENCE_MS;
    const format = heard ? this.#audioFormat : undefined;
    if (this.#audio?.format !== format) {
      this.#audio = format && new AudioQueue(format);
      this.#init = undefined;
    }
    if (this.#init === undefined) {
      const audio = this.#audio?.format;
      if (this.#video === undefined || this.#info === undefined) throw new RangeError('no video format');
      const codecs = audio === undefined ? this.#info.codec : `${this.#info.codec},mp4a.40.2`;
      this.#init = { id: this.#initIds++, bytes: initSegment(this.#video, audio), codecs };
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

  #cut(segment: Segment, last: boolean): void {
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
      const id = this.#partIds++;
      const part = { id, bytes: fragment(id + 1, video, audio), durationTicks, independent: first.key };
      segment.add(part);
      this.#events.part(segment, part);
    }
  }

  #finish(): void {
    const segment = this.#segment;
    if (segment === undefined) return;
    this.#cut(segment, true);
    segment.finished = true;
    this.#segment = undefined;
    this.#events.finished(segment);
  }
}
