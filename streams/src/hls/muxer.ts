import { randomBytes } from 'node:crypto';
import type { VideoInfo } from '../fmp4/video-info.ts';
import {
  type AudioFormat,
  type AudioFrame,
  VIDEO_TIMESCALE,
  type VideoFormat,
  type VideoUnit,
} from '../media.ts';
import type { Part } from './part.ts';
import { initName, partName, renderPlaylist, segmentName } from './playlist.ts';
import type { Segment } from './segment.ts';
import { Segmenter } from './segmenter.ts';

export interface MuxerOptions {
  /** Finished segments in the playlist. */
  segments?: number;
  segmentMinMs?: number;
  /** Finished segments are dropped above this, down to three. */
  maxBytes?: number;
  /** Epoch ms; where the media sequence starts from. */
  now?: () => number;
}

/** A file of the stream; its pieces follow one another. */
export interface MediaFile {
  type: 'video/mp4';
  pieces: Buffer[];
}

/** Kept after they left the playlist, for the player that read it just before. */
const KEPT_UNLISTED = 2;
const LISTED_MIN = 3;
const SEQUENCE_EPOCH_MS = Date.UTC(2024, 0, 1);
const SEQUENCE_STEP_MS = 500;

/**
 * One live stream as LL-HLS, in memory. Holds its playlist back until a segment is finished: hls.js refuses a live
 * playlist that has only parts.
 */
export class Muxer {
  readonly prefix = randomBytes(6).toString('hex');
  readonly #segmenter: Segmenter;
  readonly #options: Required<Omit<MuxerOptions, 'now'>>;
  readonly #waiters = new Set<() => void>();
  /** Oldest first: kept but unlisted, listed, and the growing one. */
  #segments: Segment[] = [];
  #unlisted = 0;
  #discontinuities = 0;
  #targetDurationS = 2;
  #text: string | undefined;
  #closed = false;
  /** Epoch ms of the last part; 0 before the first. */
  lastPartAt = 0;

  constructor(options: MuxerOptions = {}) {
    const { segments = 6, segmentMinMs = 900, maxBytes = 24 * 1024 * 1024, now = Date.now } = options;
    this.#options = { segments, segmentMinMs, maxBytes };
    // Two numbers per second of clock, fewer than that per second of stream: after a restart the numbers are
    // always beyond the old ones, and a player that goes on asking is not left in the dark.
    const firstMsn = Math.floor((now() - SEQUENCE_EPOCH_MS) / SEQUENCE_STEP_MS);
    this.#segmenter = new Segmenter(
      { firstMsn, segmentMinMs, segmentMaxBytes: maxBytes },
      {
        opened: (segment) => this.#opened(segment),
        part: (_segment, _part: Part) => this.#changed(),
        finished: (segment) => this.#finished(segment),
      },
    );
  }

  get info(): VideoInfo | undefined {
    return this.#segmenter.info;
  }

  /** RFC 6381 codecs of the newest segment. */
  get codecs(): string | undefined {
    return this.#segments.at(-1)?.init.codecs;
  }

  /** Pictures per second. */
  get frameRate(): number | undefined {
    const { frameTicks } = this.#segmenter;
    return frameTicks === undefined ? undefined : VIDEO_TIMESCALE / frameTicks;
  }

  /** Whole seconds; grows when a longer segment comes. */
  get targetDurationS(): number {
    return this.#targetDurationS;
  }

  /** Bytes of media held. */
  get bytes(): number {
    return this.#segments.reduce((sum, { size }) => sum + size, 0);
  }

  /** True once hls.js can accept the playlist. */
  get playable(): boolean {
    return this.#segments.some(({ finished }) => finished);
  }

  setAudio(format: AudioFormat | undefined): void {
    this.#segmenter.setAudio(format);
  }

  /** @throws RangeError when a parameter set is damaged */
  setVideo(format: VideoFormat): void {
    this.#segmenter.setVideo(format);
  }

  /** False when the picture was dropped for want of a key frame. */
  addVideo(unit: VideoUnit): boolean {
    return this.#segmenter.addVideo(unit);
  }

  addAudio(frame: AudioFrame): void {
    this.#segmenter.addAudio(frame);
  }

  /** Marks that the camera broke off. */
  discontinue(): void {
    this.#segmenter.discontinue();
  }

  /** The playlist's text; `undefined` until it is playable. */
  playlist(): string | undefined {
    if (!this.playable) return undefined;
    this.#text ??= renderPlaylist({
      prefix: this.prefix,
      segments: this.#segments.slice(this.#unlisted),
      discontinuitySequence: this.#discontinuities,
      targetDurationS: this.#targetDurationS,
      partTargetTicks: this.#segmenter.partTargetTicks ?? VIDEO_TIMESCALE / 5,
      nextPartId: this.#segmenter.nextPartId,
    });
    return this.#text;
  }

  /** The newest media sequence number, finished or growing; `undefined` before the first. */
  get lastMsn(): number | undefined {
    return this.#segments.at(-1)?.msn;
  }

  /**
   * True when the playlist holds this segment whole, or this part of it. A part beyond the segment's last one
   * means the first of the next segment (6.2.5.2).
   */
  holds(msn: number, part: number | undefined): boolean {
    const last = this.#segments.at(-1);
    if (last === undefined || !this.playable) return false;
    const segment = this.#segments.find((each) => each.msn === msn);
    if (segment === undefined) return last.msn > msn;
    if (part === undefined || segment.parts.length > part) return part !== undefined || segment.finished;
    return last.msn > msn && last.parts.length > 0;
  }

  /** A file by name; `next` for the part that is being made. */
  file(name: string): MediaFile | 'next' | undefined {
    const match = /^([0-9a-f]{12})-([ips])(\d{1,15})\.(mp4|m4s)$/.exec(name);
    if (match === null || match[1] !== this.prefix) return undefined;
    const id = Number(match[3]);
    if (name === partName(this.prefix, id)) {
      if (id === this.#segmenter.nextPartId) return 'next';
      // The newest parts are asked for most.
      for (const segment of this.#segments.toReversed()) {
        const part = segment.parts.find((each) => each.id === id);
        if (part !== undefined) return { type: 'video/mp4', pieces: [part.bytes] };
      }
    }
    if (name === segmentName(this.prefix, id)) {
      const segment = this.#segments.find(({ msn, finished }) => finished && msn === id);
      if (segment !== undefined)
        return { type: 'video/mp4', pieces: segment.parts.map(({ bytes }) => bytes) };
    }
    if (name === initName(this.prefix, id)) {
      const segment = this.#segments.find(({ init }) => init.id === id);
      if (segment !== undefined) return { type: 'video/mp4', pieces: [segment.init.bytes] };
    }
    return undefined;
  }

  /** Waits until the condition holds; false at the deadline, when the signal fires or the stream is closed. */
  wait(condition: () => boolean, timeoutMs: number, signal?: AbortSignal): Promise<boolean> {
    if (condition()) return Promise.resolve(true);
    if (this.#closed || signal?.aborted) return Promise.resolve(false);
    return new Promise((resolve) => {
      const done = (answer: boolean): void => {
        clearTimeout(timer);
        this.#waiters.delete(check);
        signal?.removeEventListener('abort', abort);
        resolve(answer);
      };
      const check = (): void => {
        if (condition()) done(true);
        else if (this.#closed) done(false);
      };
      const abort = (): void => done(false);
      const timer = setTimeout(abort, timeoutMs);
      signal?.addEventListener('abort', abort);
      this.#waiters.add(check);
    });
  }

  /** Lets everybody who waits look at their condition again. */
  wake(): void {
    for (const check of [...this.#waiters]) check();
  }

  /** Frees the media and answers everybody who waits. */
  close(): void {
    this.#closed = true;
    this.wake();
    this.#segments = [];
  }

  #opened(segment: Segment): void {
    this.#segments.push(segment);
    this.#text = undefined;
  }

  #finished(segment: Segment): void {
    const rounded = Math.round(segment.durationTicks / VIDEO_TIMESCALE);
    this.#targetDurationS = Math.max(this.#targetDurationS, rounded);
    this.#drop();
    this.#changed();
  }

  #drop(): void {
    const finished = (): number => this.#segments.length - this.#unlisted;
    while (
      finished() > this.#options.segments ||
      (finished() > LISTED_MIN && this.bytes > this.#options.maxBytes)
    ) {
      if (this.#segments[this.#unlisted]?.discontinuity) this.#discontinuities++;
      this.#unlisted++;
      if (this.#unlisted > KEPT_UNLISTED || this.bytes > this.#options.maxBytes) {
        this.#segments.shift();
        this.#unlisted--;
      }
    }
  }

  #changed(): void {
    this.lastPartAt = Date.now();
    this.#text = undefined;
    this.wake();
  }
}
