import type { RelayState } from '@fengqiao/contract/cameras';
import type { StreamKind } from '@fengqiao/contract/stream-node';
import { LiveStream } from '../hls/live-stream.ts';
import type { RtspSource } from '../ingest/rtsp-session.ts';
import type { CameraLine, LineEnd, Lines } from '../worker/camera-line.ts';
import { Retry, type RetryTimes } from './retry.ts';
import type { SessionStatus } from './session-status.ts';
import { Splice } from './splice.ts';
import { Tally } from './tally.ts';
import { Viewers } from './viewers.ts';
import { overdue } from './watchdog.ts';

export interface SessionOptions {
  cameraId: string;
  kind: StreamKind;
  source: RtspSource;
  lines: Lines;
  retry?: RetryTimes | undefined;
  changed: (status: SessionStatus) => void;
}

/** A connection that held this long was a success: the back-off begins anew. */
const STABLE_MS = 10_000;
const OLD_MS = 5000;
/** An older word of a connection says nothing of the camera: this process stood still, or the worker, which its pool looks after. */
const STALE_MS = 2500;

/** The relay of one stream of one camera: connects, and comes back after every failure until it is closed. Its stream outlives them. */
export class RelaySession {
  readonly cameraId: string;
  readonly kind: StreamKind;
  readonly stream = new LiveStream();
  readonly viewers = new Viewers(Date.now());
  readonly #options: SessionOptions;
  readonly #splice = new Splice(this.stream);
  readonly #tally = new Tally();
  readonly #retry: Retry;
  #line: CameraLine | undefined;
  #again: NodeJS.Timeout | undefined;
  #state: RelayState = 'connecting';
  #since = Date.now();
  #error: LineEnd | undefined;
  #connectedAt = 0;
  #liveAt = 0;
  #closed = false;

  constructor(options: SessionOptions) {
    this.cameraId = options.cameraId;
    this.kind = options.kind;
    this.#options = options;
    this.#retry = new Retry(options.retry);
    this.#connect();
  }

  get state(): RelayState {
    return this.#state;
  }

  /** The last failure, until pictures come again. */
  get error(): LineEnd | undefined {
    return this.#error;
  }

  /** Waits until the playlist can be played or an attempt fails; true when it can. */
  async ready(timeoutMs: number, signal: AbortSignal): Promise<boolean> {
    const settled = (): boolean =>
      this.stream.playable || this.#state === 'failed' || this.#state === 'stalled';
    await this.stream.wait(settled, timeoutMs, signal);
    return this.stream.playable;
  }

  /** True when what the playlist holds is no longer what the camera sees: nobody may begin to watch it. */
  isOld(nowMs: number): boolean {
    return this.#state !== 'live' && nowMs - this.stream.lastPartAt > OLD_MS;
  }

  /** Called once a second by the relay. */
  tick(nowMs: number): void {
    if (this.#line === undefined || this.#tally.factsAgeMs(nowMs) > STALE_MS) return;
    if (this.#liveAt > 0 && nowMs - this.#liveAt > STABLE_MS) this.#retry.reset();
    const { lastPartAt } = this.stream;
    const progress = { connectedAt: this.#connectedAt, lastPartAt, liveAt: this.#liveAt };
    const error = overdue({ ...progress, facts: this.#tally.facts }, nowMs);
    if (error !== undefined) this.#fail(error);
  }

  status(nowMs: number): SessionStatus {
    return {
      cameraId: this.cameraId,
      stream: this.kind,
      state: this.#state,
      ...(this.#error && { reason: this.#error.reason, message: this.#error.message }),
      since: this.#since,
      viewers: this.viewers.count(nowMs),
      stats: this.#tally.read(this.stream),
    };
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#hangUp();
    this.stream.close();
    this.#enter('idle');
  }

  #connect(urgent = false): void {
    this.#tally.begin();
    this.#connectedAt = Date.now();
    this.#liveAt = 0;
    this.#enter('connecting');
    this.#line = this.#options.lines.open(
      { source: this.#options.source, resume: this.#splice.resume, urgent },
      {
        begin: (start) => this.#splice.begin(start),
        part: (part, targetTicks) => {
          this.#splice.part(part, targetTicks);
          if (this.#state !== 'live') this.#live();
        },
        finish: (frameTicks) => this.#splice.finish(frameTicks),
        facts: (facts) => {
          const now = Date.now();
          this.#tally.take(facts, now);
          this.tick(now);
        },
        ended: (end) => this.#fail(end),
      },
    );
  }

  #live(): void {
    this.#liveAt = Date.now();
    this.#error = undefined;
    this.#enter('live');
  }

  #hangUp(): void {
    clearTimeout(this.#again);
    this.#line?.close();
    this.#line = undefined;
    this.#splice.cut();
    this.#tally.end();
  }

  #fail(end: LineEnd): void {
    if (this.#closed) return;
    this.#hangUp();
    const now = Date.now();
    const delay = this.#retry.after(end, this.viewers.count(now) > 0, now);
    if (delay === 0) {
      this.#connect(true);
      return;
    }
    this.#error = end;
    this.#enter(end.reason === 'no-rtp' ? 'stalled' : 'failed');
    this.#again = setTimeout(() => this.#connect(), delay);
  }

  #enter(state: RelayState): void {
    if (this.#state === state && this.#tally.connects > 1) return;
    this.#state = state;
    this.#since = Date.now();
    this.stream.wake();
    this.#options.changed(this.status(this.#since));
  }
}
