import type { PartFrame } from '@fengqiao/contract/picture-frame';
import type { PlayerFailure } from '../player.ts';
import { edgeStep } from './live-edge.ts';
import { mediaSourceClass, mediaTypeOf } from './media-source.ts';
import { backBufferS, reportHeld } from './page-memory.ts';
import { Timeline } from './timeline.ts';

type Media = Uint8Array<ArrayBuffer>;

type Job =
  | { kind: 'init'; codecs: string; media: Media }
  | { kind: 'part'; part: PartFrame; media: Media }
  /** Removes all before a time; Infinity: everything. */
  | { kind: 'cut'; beforeS: number };

/** Seconds of pictures that there must be to begin with. */
const START_S = 0.25;
/** Parts that wait for the browser; more, and the tile goes on at a key frame. */
const JOBS_MAX = 150;

/** What one tile plays from: init segments and parts in, one after the other, the newest picture out. */
export class TileBuffer {
  readonly #video: HTMLVideoElement;
  readonly #onFailure: (failure: PlayerFailure) => void;
  readonly #source: MediaSource;
  readonly #url: string;
  readonly #listening = new AbortController();
  readonly #timeline = new Timeline();
  #buffer: SourceBuffer | null = null;
  #codecs: string | null = null;
  #jobs: Job[] = [];
  /** What the browser works on. */
  #job: Job | null = null;
  #awaitsKey = true;
  /** From the source's own word on: it is open a little before, and its duration cannot be set beside a job. */
  #open = false;
  #closed = false;
  /** Times that the buffer was full. */
  quotaHits = 0;

  /** @param onFailure called once: this terminal cannot decode it, or what came cannot be played */
  constructor(video: HTMLVideoElement, onFailure: (failure: PlayerFailure) => void) {
    this.#video = video;
    this.#onFailure = onFailure;
    const MediaSourceClass = mediaSourceClass();
    if (MediaSourceClass === null) throw new TypeError('this browser cannot be fed with media');
    this.#source = new MediaSourceClass();
    this.#url = URL.createObjectURL(this.#source);
    const { signal } = this.#listening;
    this.#source.addEventListener('sourceopen', () => this.#opened(), { once: true, signal });
    video.addEventListener('error', () => this.#fail('media'), { signal });
    // The managed source of iPhones starts only so.
    video.disableRemotePlayback = true;
    video.src = this.#url;
  }

  /** A format; another one than before begins anew. */
  init(codecs: string, media: Media): void {
    if (mediaSourceClass()?.isTypeSupported(mediaTypeOf(codecs)) !== true) {
      this.#fail('codec');
      return;
    }
    this.#jobs = [...(this.#codecs === null ? [] : [allOf()]), { kind: 'init', codecs, media }];
    this.#awaitsKey = true;
    this.#codecs ??= codecs;
    this.#work();
  }

  /** Parts were left out: goes on with the next key frame. */
  skip(): void {
    this.#awaitsKey = true;
  }

  part(part: PartFrame, media: Media): void {
    if (part.gap || this.#jobs.length > JOBS_MAX) this.#awaitsKey = true;
    if (this.#awaitsKey && !part.independent) return;
    this.#awaitsKey = false;
    this.#jobs.push({ kind: 'part', part, media });
    this.#work();
  }

  /** When the picture on the screen was taken, epoch ms by the node's clock; null before the first. */
  capturedMs(): number | null {
    return this.#timeline.wallAt(this.#video.currentTime);
  }

  /** Goes to the newest picture. */
  toLive(): void {
    const newest = this.#ranges().at(-1);
    if (newest !== undefined) this.#video.currentTime = Math.max(newest.startS, newest.endS - 0.1);
    this.#play();
  }

  /** Seconds and bytes in the buffer. */
  held(): { seconds: number; bytes: number } {
    const seconds = this.#ranges().reduce((sum, { startS, endS }) => sum + endS - startS, 0);
    return { seconds, bytes: this.#timeline.bytes };
  }

  close(): void {
    this.#closed = true;
    this.#listening.abort();
    this.#jobs = [];
    reportHeld(this, 0);
    URL.revokeObjectURL(this.#url);
    this.#video.playbackRate = 1;
    this.#video.removeAttribute('src');
    this.#video.load();
  }

  #opened(): void {
    URL.revokeObjectURL(this.#url);
    // A number would grow with each part, and tell the page each time.
    this.#source.duration = Number.POSITIVE_INFINITY;
    this.#open = true;
    this.#work();
  }

  /** Begins the next job, when the browser is done with the last one. */
  #work(): void {
    if (this.#closed || !this.#open || this.#job !== null || this.#source.readyState !== 'open') return;
    const job = this.#jobs.shift();
    if (job === undefined) return;
    this.#job = job;
    try {
      this.#begin(job);
    } catch (error) {
      this.#job = null;
      if (error instanceof DOMException && error.name === 'QuotaExceededError') this.#makeRoom(job);
      else this.#fail('media');
    }
  }

  #begin(job: Job): void {
    const buffer = this.#buffer ?? this.#addBuffer(job);
    if (job.kind === 'cut') {
      buffer.remove(0, job.beforeS);
      return;
    }
    if (job.kind === 'init' && job.codecs !== this.#codecs) {
      buffer.changeType(mediaTypeOf(job.codecs));
      this.#codecs = job.codecs;
    }
    buffer.appendBuffer(job.media);
  }

  #addBuffer(job: Job): SourceBuffer {
    const codecs = job.kind === 'init' ? job.codecs : (this.#codecs ?? '');
    const buffer = this.#source.addSourceBuffer(mediaTypeOf(codecs));
    this.#codecs = codecs;
    const { signal } = this.#listening;
    buffer.addEventListener('updateend', () => this.#done(), { signal });
    buffer.addEventListener('error', () => this.#fail('media'), { signal });
    this.#buffer = buffer;
    return buffer;
  }

  #done(): void {
    const job = this.#job;
    this.#job = null;
    if (job?.kind === 'cut') this.#timeline.forgetBefore(job.beforeS);
    if (job?.kind === 'part') {
      const newest = this.#ranges().at(-1);
      if (newest !== undefined) this.#timeline.add(newest.endS, job.part, job.media.length);
    }
    // Only once all is in that is there: each jump makes the browser decode from a key frame.
    if (this.#jobs.length === 0 && job?.kind === 'part') this.#keepUp();
    reportHeld(this, this.#timeline.bytes);
    this.#work();
  }

  #keepUp(): void {
    const ranges = this.#ranges();
    if (this.#isSeeking(ranges)) return;
    const { currentTime, playbackRate } = this.#video;
    const step = edgeStep({ currentS: currentTime, ranges, playbackRate });
    if (step.seekS !== null) this.#video.currentTime = step.seekS;
    if (step.playbackRate !== playbackRate) this.#video.playbackRate = step.playbackRate;
    // One part alone would run out before the next one is there, and browsers wait long after that.
    if ((ranges.at(-1)?.endS ?? 0) - this.#video.currentTime > START_S) this.#play();
    const beforeS = this.#timeline.cutBefore(this.#video.currentTime - backBufferS());
    if (beforeS !== null) this.#jobs.push({ kind: 'cut', beforeS });
  }

  /** A jump makes the browser decode from a key frame on: another one before it is there would begin that anew, again and again. */
  #isSeeking(ranges: readonly { startS: number; endS: number }[]): boolean {
    const { seeking, currentTime } = this.#video;
    return seeking && currentTime >= (ranges.at(-1)?.startS ?? Number.POSITIVE_INFINITY);
  }

  /** Gives up what lies behind the picture and tries again; with nothing to give up begins anew at a key frame. */
  #makeRoom(job: Job): void {
    this.quotaHits += 1;
    const beforeS = this.#timeline.cutBefore(this.#video.currentTime);
    if (beforeS !== null) {
      this.#jobs.unshift({ kind: 'cut', beforeS }, job);
    } else {
      this.#awaitsKey = true;
      this.#jobs = [allOf(), ...(job.kind === 'init' ? [job] : [])];
    }
    this.#work();
  }

  #play(): void {
    if (this.#video.paused) void this.#video.play().catch(() => {});
  }

  #ranges(): { startS: number; endS: number }[] {
    const buffered = this.#buffer?.buffered;
    return Array.from({ length: buffered?.length ?? 0 }, (_, i) => ({
      startS: buffered?.start(i) ?? 0,
      endS: buffered?.end(i) ?? 0,
    }));
  }

  #fail(failure: PlayerFailure): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#onFailure(failure);
  }
}

const allOf = (): Job => ({ kind: 'cut', beforeS: Number.POSITIVE_INFINITY });
