import type { RelayState } from '@fengqiao/contract/cameras';
import type { StreamKind } from '@fengqiao/contract/stream-node';
import { LiveStream, MAX_BYTES } from '../hls/live-stream.ts';
import { type CameraFeed, openCameraFeed } from '../ingest/camera-feed.ts';
import { IngestError } from '../ingest/ingest-error.ts';
import type { RtspSource } from '../ingest/rtsp-session.ts';
import type { ClockSource } from '../media.ts';
import { Segmenter } from '../packing/segmenter.ts';
import { BackOff } from './back-off.ts';
import { BitRate } from './bit-rate.ts';
import { Viewers } from './viewers.ts';
import { overdue } from './watchdog.ts';

/** What the world may know of one relay; no address, no user name, no password. */
export interface SessionStatus {
  cameraId: string;
  stream: StreamKind;
  state: RelayState;
  /** Code of the last failure until pictures come again. */
  reason?: string;
  message?: string;
  /** Epoch ms when the state began. */
  since: number;
  viewers: number;
  stats: SessionStats;
}

export interface SessionStats {
  /** Pictures passed on. */
  frames: number;
  droppedFrames: number;
  lostPackets: number;
  kbps: number;
  /** Connections made so far. */
  connects: number;
  /** Epoch ms; `null` before the first. */
  lastFrameAt: number | null;
  /** Camera's time of the newest picture to its arrival here; `null` while unknown. */
  latencyMs: number | null;
  clock: ClockSource | null;
  codec: string | null;
  width: number | null;
  height: number | null;
  fps: number | null;
  /** Bytes of media held. */
  heldBytes: number;
  /** What the camera offers and is not relayed. */
  dropped: string[];
}

export interface SessionOptions {
  cameraId: string;
  kind: StreamKind;
  source: RtspSource;
  backOff?: BackOff;
  changed: (status: SessionStatus) => void;
}

/** While somebody watches, a camera that only went away is asked again this soon. */
const WATCHED_RETRY_MS = 3000;
/** A connection that held this long was a success: the back-off begins anew. */
const STABLE_MS = 10_000;
const OLD_MS = 5000;
/** A segment ends at the first key frame after this time. */
const SEGMENT_MIN_MS = 900;

/** One camera's relay: connects, packs, and comes back after every failure until it is closed. */
export class RelaySession {
  readonly cameraId: string;
  readonly kind: StreamKind;
  readonly stream = new LiveStream();
  readonly #packer = new Segmenter({ segmentMinMs: SEGMENT_MIN_MS, segmentMaxBytes: MAX_BYTES }, this.stream);
  readonly viewers = new Viewers(Date.now());
  readonly #source: RtspSource;
  readonly #backOff: BackOff;
  readonly #changed: (status: SessionStatus) => void;
  readonly #rate = new BitRate();
  #feed: CameraFeed | undefined;
  #retry: NodeJS.Timeout | undefined;
  #state: RelayState = 'connecting';
  #since = Date.now();
  #error: IngestError | undefined;
  #connectedAt = 0;
  #liveAt = 0;
  #closed = false;
  #past = { bytes: 0, droppedFrames: 0, lostPackets: 0 };
  #unpacked = 0;
  #stats = { frames: 0, connects: 0, lastFrameAt: 0, latencyMs: 0, dropped: [] as string[] };

  constructor(options: SessionOptions) {
    this.cameraId = options.cameraId;
    this.kind = options.kind;
    this.#source = options.source;
    this.#backOff = options.backOff ?? new BackOff();
    this.#changed = options.changed;
    this.#connect();
  }

  get state(): RelayState {
    return this.#state;
  }

  get error(): IngestError | undefined {
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
    return this.#state !== 'live' && nowMs - this.#stats.lastFrameAt > OLD_MS;
  }

  /** Called once a second by the relay. */
  tick(nowMs: number): void {
    const feed = this.#feed;
    if (feed === undefined) return;
    this.#rate.read(this.#past.bytes + feed.counters.bytes, nowMs);
    if (this.#liveAt > 0 && nowMs - this.#liveAt > STABLE_MS) this.#backOff.reset();
    const error = overdue(
      { connectedAt: this.#connectedAt, lastFrameAt: this.#stats.lastFrameAt, liveAt: this.#liveAt, feed },
      nowMs,
    );
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
      stats: this.#readStats(),
    };
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    clearTimeout(this.#retry);
    this.#feed?.close();
    this.#feed = undefined;
    this.stream.close();
    this.#enter('idle');
  }

  #connect(): void {
    this.#stats.connects++;
    this.#connectedAt = Date.now();
    this.#liveAt = 0;
    this.#enter('connecting');
    this.#feed = openCameraFeed(this.#source, {
      opened: (audio, dropped) => {
        this.#stats.dropped = dropped;
        this.#packer.setAudio(audio);
      },
      videoFormat: (format) => {
        try {
          this.#packer.setVideo(format);
        } catch (cause) {
          throw new IngestError('no-parameter-sets', 'they cannot be read', cause);
        }
      },
      video: (unit) => {
        if (!this.#packer.addVideo(unit)) {
          this.#unpacked++;
          return;
        }
        const now = Date.now();
        this.#stats.frames++;
        this.#stats.lastFrameAt = now;
        this.#stats.latencyMs = now - unit.wallMs;
        if (this.#state !== 'live') this.#live(now);
      },
      audio: (frame) => this.#packer.addAudio(frame),
      ended: (error) => this.#fail(error),
    });
  }

  #live(nowMs: number): void {
    this.#liveAt = nowMs;
    this.#error = undefined;
    this.#enter('live');
  }

  #fail(error: IngestError): void {
    if (this.#closed) return;
    const feed = this.#feed;
    this.#feed = undefined;
    if (feed !== undefined) {
      this.#past.bytes += feed.counters.bytes;
      this.#past.droppedFrames += feed.counters.droppedFrames;
      this.#past.lostPackets += feed.counters.lostPackets;
      feed.close();
    }
    this.#packer.discontinue();
    this.#error = error;
    this.#enter(error.reason === 'no-rtp' ? 'stalled' : 'failed');
    const watched = this.viewers.count(Date.now()) > 0;
    const delay = this.#backOff.next(watched && !error.lasting ? WATCHED_RETRY_MS : undefined);
    this.#retry = setTimeout(() => this.#connect(), delay);
  }

  #enter(state: RelayState): void {
    if (this.#state === state && this.#stats.connects > 1) return;
    this.#state = state;
    this.#since = Date.now();
    this.stream.wake();
    this.#changed(this.status(this.#since));
  }

  #readStats(): SessionStats {
    const { frames, connects, lastFrameAt, latencyMs, dropped } = this.#stats;
    const { init, codecs, frameRate } = this.stream;
    const feed = this.#feed;
    return {
      frames,
      droppedFrames: this.#past.droppedFrames + (feed?.counters.droppedFrames ?? 0) + this.#unpacked,
      lostPackets: this.#past.lostPackets + (feed?.counters.lostPackets ?? 0),
      kbps: feed === undefined ? 0 : this.#rate.kbps,
      connects,
      lastFrameAt: lastFrameAt || null,
      latencyMs: lastFrameAt > 0 ? Math.round(latencyMs) : null,
      clock: feed?.clock ?? null,
      codec: codecs ?? null,
      width: init?.width ?? null,
      height: init?.height ?? null,
      fps: frameRate === undefined ? null : Math.round(frameRate * 10) / 10,
      heldBytes: this.stream.bytes,
      dropped,
    };
  }
}
