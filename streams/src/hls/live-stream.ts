import { randomBytes } from 'node:crypto';
import { VIDEO_TIMESCALE } from '../media.ts';
import type { Init, PackedSink, Part, SegmentStart } from '../packing/packed.ts';
import { PartMemory, type Release } from './part-memory.ts';
import { initName, partName, renderPlaylist, segmentName } from './playlist.ts';
import { type ListedInit, type ListedPart, Segment } from './segment.ts';
import { SegmentWindow } from './segment-window.ts';

export interface LiveStreamOptions {
  /** Older segments leave above this. */
  maxBytes?: number;
  /** Epoch ms; where the media sequence starts from. */
  now?: () => number;
}

/** A file of the stream; its pieces follow one another and hold good until the next part comes. */
export interface MediaFile {
  type: 'video/mp4';
  pieces: Buffer[];
}

/** A part on its way to whoever follows: its bytes hold good until the call returns, or until what `hold` gave is called. */
export type LentPart = Part & { hold(): Release };

/** Takes each part as soon as it is packed. `init`: the format it needs. */
export type Follower = (part: LentPart, init: Init) => void;

/** Bytes of media a stream may hold, and a segment may grow to. */
export const MAX_BYTES = 24 * 1024 * 1024;
/** Whole seconds. The draft allows no change of it: two hold for the usual distance of key frames. */
const TARGET_MIN_S = 2;
/** A segment ends before its duration would be rounded to more than the target. */
const TARGET_ROOM_S = 0.49;
/**
 * hls.js takes no live playlist without a finished segment. The very first one ends after so many parts, key frame or not: a
 * picture moves two seconds sooner. What `PART-HOLD-BACK` keeps back is then just there.
 */
const FIRST_PARTS = 3;
const SEQUENCE_EPOCH_MS = Date.UTC(2024, 0, 1);
const SEQUENCE_STEP_MS = 500;

/**
 * One live stream as LL-HLS, in memory. Its segments begin with a key frame where the camera sends one in time; between two that
 * are too far apart, and at the very beginning, a segment goes on where the one before it ended.
 */
export class LiveStream implements PackedSink {
  readonly prefix = randomBytes(6).toString('hex');
  readonly #window: SegmentWindow;
  readonly #memory = new PartMemory();
  readonly #waiters = new Set<() => void>();
  readonly #followers = new Set<Follower>();
  /** `undefined` until a first segment is finished; then for good. */
  #targetS: number | undefined;
  #text: string | undefined;
  #closed = false;
  #nextMsn: number;
  #nextPartId = 0;
  #partTargetTicks = VIDEO_TIMESCALE / 5;
  #frameTicks: number | undefined;
  #init: ListedInit | undefined;
  #initIds = 0;
  /** Epoch ms of the last part; 0 before the first. */
  lastPartAt = 0;

  constructor(options: LiveStreamOptions = {}) {
    const { maxBytes = MAX_BYTES, now = Date.now } = options;
    this.#window = new SegmentWindow(maxBytes);
    // Two numbers per second of clock, fewer than that per second of stream: after a restart the numbers are
    // always beyond the old ones, and a player that goes on asking is not left in the dark.
    this.#nextMsn = Math.floor((now() - SEQUENCE_EPOCH_MS) / SEQUENCE_STEP_MS);
  }

  /** The format in force; `undefined` before the first segment. */
  get init(): Init | undefined {
    return this.#init?.packed;
  }

  /** RFC 6381 codecs of the newest segment. */
  get codecs(): string | undefined {
    return this.#window.all.at(-1)?.init.packed.codecs;
  }

  /** Pictures per second. */
  get frameRate(): number | undefined {
    return this.#frameTicks === undefined ? undefined : VIDEO_TIMESCALE / this.#frameTicks;
  }

  /** Whole seconds; never changes once the playlist can be had. */
  get targetDurationS(): number {
    return this.#targetS ?? TARGET_MIN_S;
  }

  /** Bytes of media held. */
  get bytes(): number {
    return this.#window.bytes;
  }

  /** True once hls.js can accept the playlist. */
  get playable(): boolean {
    return this.#targetS !== undefined && !this.#closed;
  }

  begin({ init, wallMs, discontinuity }: SegmentStart): void {
    if (this.#init?.packed !== init) this.#init = { id: this.#initIds++, packed: init };
    this.#add(wallMs, discontinuity);
  }

  part(part: Part, targetTicks: number): void {
    this.#partTargetTicks = targetTicks;
    const segment = this.#growing(part);
    if (segment === undefined) return;
    // hls.js waits for a part that says INDEPENDENT once it has seen one; the parts right after the first segment can be
    // played without, and are the ones a cold start waits for.
    const saysIndependent = part.independent && this.#targetS !== undefined;
    const kept = this.#memory.keep(part.bytes);
    const id = this.#nextPartId++;
    const listed: ListedPart = { ...part, bytes: kept.bytes, kept, id, saysIndependent };
    segment.add(listed, targetTicks);
    this.lastPartAt = Date.now();
    if (this.#targetS === undefined && segment.parts.length >= FIRST_PARTS) this.#end(segment);
    this.#changed();
    for (const follower of this.#followers) follower(lent(listed), segment.init.packed);
  }

  finish(frameTicks: number | undefined): void {
    this.#frameTicks = frameTicks;
    const segment = this.#window.all.at(-1);
    if (segment !== undefined && !segment.finished && segment.parts.length > 0) this.#end(segment);
    this.#changed();
  }

  /**
   * Hands on every part from the newest key frame on, at once what is there of it, with the format it needs: the same object until the
   * format changes. Ends with the returned function or the stream.
   */
  follow(follower: Follower): () => void {
    const segments = this.#window.all;
    const newest = segments.findLastIndex(({ independent }) => independent);
    for (const { parts, init } of newest < 0 ? [] : segments.slice(newest))
      for (const part of parts) follower(lent(part), init.packed);
    this.#followers.add(follower);
    return () => this.#followers.delete(follower);
  }

  /** The playlist's text; `undefined` until it is playable. */
  playlist(): string | undefined {
    if (!this.playable) return undefined;
    this.#text ??= renderPlaylist({
      prefix: this.prefix,
      segments: this.#window.listed,
      discontinuitySequence: this.#window.discontinuities,
      targetDurationS: this.targetDurationS,
      partTargetTicks: this.#partTargetTicks,
      nextPartId: this.#nextPartId,
    });
    return this.#text;
  }

  /** The newest media sequence number, finished or growing; `undefined` before the first. */
  get lastMsn(): number | undefined {
    return this.#window.all.at(-1)?.msn;
  }

  /**
   * True when the playlist holds this segment whole, or this part of it. A part beyond the segment's last one
   * means the first of the next segment (6.2.5.2).
   */
  holds(msn: number, part: number | undefined): boolean {
    const last = this.#window.all.at(-1);
    if (last === undefined || !this.playable) return false;
    const segment = this.#window.all.find((each) => each.msn === msn);
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
      if (id === this.#nextPartId) return 'next';
      // The newest parts are asked for most.
      for (const segment of this.#window.all.toReversed()) {
        const part = segment.parts.find((each) => each.id === id);
        if (part !== undefined) return { type: 'video/mp4', pieces: [part.bytes] };
      }
    }
    if (name === segmentName(this.prefix, id)) {
      const segment = this.#window.all.find(({ msn, finished }) => finished && msn === id);
      if (segment !== undefined)
        return { type: 'video/mp4', pieces: segment.parts.map(({ bytes }) => bytes) };
    }
    if (name === initName(this.prefix, id)) {
      const segment = this.#window.all.find(({ init }) => init.id === id);
      if (segment !== undefined) return { type: 'video/mp4', pieces: [segment.init.packed.bytes] };
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
    this.#followers.clear();
    this.#window.clear();
  }

  /** The segment that takes a part; another one when the one before it is finished, or would outgrow the target with it. */
  #growing(part: Part): Segment | undefined {
    const last = this.#window.all.at(-1);
    if (last === undefined) return undefined;
    const limitS = this.targetDurationS + TARGET_ROOM_S;
    const full = last.seconds + part.durationTicks / VIDEO_TIMESCALE > limitS && last.parts.length > 0;
    if (this.#targetS !== undefined && full && !last.finished) this.#end(last);
    return last.finished ? this.#add(part.wallMs, false) : last;
  }

  #add(wallMs: number, discontinuity: boolean): Segment | undefined {
    if (this.#init === undefined) return undefined;
    const segment = new Segment(this.#nextMsn++, this.#init, wallMs, discontinuity);
    this.#window.add(segment);
    this.#text = undefined;
    return segment;
  }

  #end(segment: Segment): void {
    segment.finished = true;
    this.#targetS ??= Math.max(TARGET_MIN_S, Math.round(segment.seconds));
    this.#window.prune(this.#targetS);
  }

  #changed(): void {
    this.#text = undefined;
    this.wake();
  }
}

const lent = ({ bytes, durationTicks, independent, wallMs, kept }: ListedPart): LentPart => ({
  bytes,
  durationTicks,
  independent,
  wallMs,
  hold: kept.hold,
});
