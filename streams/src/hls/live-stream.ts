import { randomBytes } from 'node:crypto';
import { VIDEO_TIMESCALE } from '../media.ts';
import type { Init, PackedSink, Part, SegmentStart } from '../packing/packed.ts';
import { initName, partName, renderPlaylist, segmentName } from './playlist.ts';
import { type ListedInit, Segment } from './segment.ts';

export interface LiveStreamOptions {
  /** Finished segments in the playlist. */
  segments?: number;
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

/** Takes each part as soon as it is packed. `init`: the format it needs. */
export type Follower = (part: Part, init: Init) => void;

/** Bytes of media a stream may hold, and a segment may grow to. */
export const MAX_BYTES = 24 * 1024 * 1024;
/** Kept after they left the playlist, for the player that read it just before. */
const KEPT_UNLISTED = 2;
const LISTED_MIN = 3;
const SEQUENCE_EPOCH_MS = Date.UTC(2024, 0, 1);
const SEQUENCE_STEP_MS = 500;

/**
 * One live stream as LL-HLS, in memory. Holds its playlist back until a segment is finished: hls.js refuses a live
 * playlist that has only parts.
 */
export class LiveStream implements PackedSink {
  readonly prefix = randomBytes(6).toString('hex');
  readonly #options: Required<Omit<LiveStreamOptions, 'now'>>;
  readonly #waiters = new Set<() => void>();
  readonly #followers = new Set<Follower>();
  /** Oldest first: kept but unlisted, listed, and the growing one. */
  #segments: Segment[] = [];
  #unlisted = 0;
  #discontinuities = 0;
  #targetDurationS = 2;
  #text: string | undefined;
  #closed = false;
  #nextMsn: number;
  #nextPartId = 0;
  #partTargetTicks = VIDEO_TIMESCALE / 5;
  #frameTicks: number | undefined;
  /** The format as it was packed, and as the playlist names it. */
  #packedInit: Init | undefined;
  #init: ListedInit | undefined;
  #initIds = 0;
  /** Epoch ms of the last part; 0 before the first. */
  lastPartAt = 0;

  constructor(options: LiveStreamOptions = {}) {
    const { segments = 6, maxBytes = MAX_BYTES, now = Date.now } = options;
    this.#options = { segments, maxBytes };
    // Two numbers per second of clock, fewer than that per second of stream: after a restart the numbers are
    // always beyond the old ones, and a player that goes on asking is not left in the dark.
    this.#nextMsn = Math.floor((now() - SEQUENCE_EPOCH_MS) / SEQUENCE_STEP_MS);
  }

  /** The format in force; `undefined` before the first segment. */
  get init(): Init | undefined {
    return this.#init;
  }

  /** RFC 6381 codecs of the newest segment. */
  get codecs(): string | undefined {
    return this.#segments.at(-1)?.init.codecs;
  }

  /** Pictures per second. */
  get frameRate(): number | undefined {
    return this.#frameTicks === undefined ? undefined : VIDEO_TIMESCALE / this.#frameTicks;
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

  begin({ init, wallMs, discontinuity }: SegmentStart): void {
    if (this.#init === undefined || init !== this.#packedInit) this.#init = { ...init, id: this.#initIds++ };
    this.#packedInit = init;
    this.#segments.push(new Segment(this.#nextMsn++, this.#init, wallMs, discontinuity));
    this.#text = undefined;
  }

  part(part: Part, targetTicks: number): void {
    this.#partTargetTicks = targetTicks;
    this.#segments.at(-1)?.add({ ...part, id: this.#nextPartId++ });
    this.#changed();
    for (const follower of this.#followers) follower(part, this.#packedInit as Init);
  }

  finish(frameTicks: number | undefined): void {
    const segment = this.#segments.at(-1);
    if (segment === undefined || segment.finished) return;
    segment.finished = true;
    this.#frameTicks = frameTicks;
    const rounded = Math.round(segment.durationTicks / VIDEO_TIMESCALE);
    this.#targetDurationS = Math.max(this.#targetDurationS, rounded);
    this.#drop();
    this.#changed();
  }

  /**
   * Hands on every part from the newest key frame on, at once what is there of it, with the format it needs: the same object until the
   * format changes. Ends with the returned function or the stream.
   */
  follow(follower: Follower): () => void {
    const newest = this.#segments.findLast(({ parts }) => parts.length > 0);
    for (const part of newest?.parts ?? []) follower(part, this.#packedInit as Init);
    this.#followers.add(follower);
    return () => this.#followers.delete(follower);
  }

  /** The playlist's text; `undefined` until it is playable. */
  playlist(): string | undefined {
    if (!this.playable) return undefined;
    this.#text ??= renderPlaylist({
      prefix: this.prefix,
      segments: this.#segments.slice(this.#unlisted),
      discontinuitySequence: this.#discontinuities,
      targetDurationS: this.#targetDurationS,
      partTargetTicks: this.#partTargetTicks,
      nextPartId: this.#nextPartId,
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
      if (id === this.#nextPartId) return 'next';
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
    this.#followers.clear();
    this.#segments = [];
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
