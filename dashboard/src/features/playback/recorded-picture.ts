import type { Playback } from '@fengqiao/contract/recordings';
import { noReplay, type Replay, type ReplayState } from './replay.ts';
import type { VodOptions, VodPlayer } from './vod-player.ts';
import { isIn, type PlaybackWindow, windowAround } from './window.ts';

/** The outside of a recorded picture, replaced in tests. */
export interface RecordedDeps {
  /** Throws an error with the gateway's `code`. */
  requestPlayback(window: PlaybackWindow): Promise<Playback>;
  openVod(options: VodOptions): Promise<VodPlayer>;
  /** By the server's clock, epoch ms. */
  now(): number;
}

const tickMs = 200;
/** A jump of the recorded clock that is a gap and no correction. */
const gapMs = 2_000;
const gapShownMs = 4_000;
const renewAgainMs = 2_000;

/**
 * One camera's past in one video element: opens the time around a moment, renews its grant in the background, moves on to the next stretch by
 * itself, and tells at any time when the frame on the screen was taken.
 */
export class RecordedPicture {
  readonly #video: HTMLVideoElement;
  readonly #deps: RecordedDeps;
  readonly #listeners = new Set<() => void>();
  #replay: Replay = noReplay;
  #window: PlaybackWindow | null = null;
  #player: VodPlayer | null = null;
  /** Rises with every opening, so that what an older one still has under way is dropped. */
  #epoch = 0;
  #renewal: ReturnType<typeof setTimeout> | undefined;
  #ticker: ReturnType<typeof setInterval> | undefined;
  #skippedAt = 0;

  constructor(video: HTMLVideoElement, deps: RecordedDeps) {
    this.#video = video;
    this.#deps = deps;
    this.#ticker = setInterval(() => this.#tick(), tickMs);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly getSnapshot = (): Replay => this.#replay;

  /** Shows what was at a time, epoch ms. */
  goTo(atMs: number): void {
    const at = Math.min(atMs, this.#deps.now());
    const media =
      this.#window !== null && isIn(at, this.#window) ? this.#player?.timeline().mediaAt(at) : null;
    if (media === null || media === undefined) {
      void this.#open(at);
      return;
    }
    this.#video.currentTime = media;
    this.#set({ wallMs: at, skippedMs: null });
    if (this.#replay.state.kind === 'ended') this.play();
  }

  play(): void {
    void this.#video.play().catch(() => undefined);
  }

  togglePlay(): void {
    if (this.#video.paused) this.play();
    else this.#video.pause();
  }

  setRate(rate: number): void {
    this.#video.playbackRate = rate;
    this.#set({ rate });
  }

  close(): void {
    clearInterval(this.#ticker);
    this.#shut();
    this.#listeners.clear();
  }

  async #open(atMs: number): Promise<void> {
    this.#shut();
    const epoch = ++this.#epoch;
    const window = windowAround(atMs, this.#deps.now());
    this.#set({ state: { kind: 'loading' }, wallMs: atMs, skippedMs: null, spans: [] });
    try {
      const playback = await this.#deps.requestPlayback(window);
      if (epoch !== this.#epoch) return;
      // No frame before its watermark.
      this.#set({ watermark: playback.watermark, spans: playback.spans });
      const player = await this.#deps.openVod({
        video: this.#video,
        playlist: playback.playlist,
        atMs,
        onFailure: () => epoch === this.#epoch && this.#fail('player'),
      });
      if (epoch !== this.#epoch) return player.close();
      this.#window = window;
      this.#player = player;
      this.#video.playbackRate = this.#replay.rate;
      this.#renewLater(playback, window, epoch);
      this.play();
    } catch (error) {
      if (epoch === this.#epoch) this.#fail(codeOf(error));
    }
  }

  #renewLater({ expiresAt, now }: Playback, window: PlaybackWindow, epoch: number): void {
    const leftMs = Date.parse(expiresAt) - Date.parse(now);
    this.#renewal = setTimeout(() => void this.#renew(window, epoch), Math.max(1_000, leftMs / 2));
  }

  async #renew(window: PlaybackWindow, epoch: number): Promise<void> {
    try {
      const playback = await this.#deps.requestPlayback(window);
      if (epoch !== this.#epoch) return;
      this.#player?.renew(playback.playlist);
      this.#renewLater(playback, window, epoch);
    } catch (error) {
      if (epoch !== this.#epoch) return;
      const code = codeOf(error);
      // The gateway is away: what is buffered plays on. A refusal takes the picture off at once.
      if (passes(code)) this.#renewal = setTimeout(() => void this.#renew(window, epoch), renewAgainMs);
      else this.#fail(code);
    }
  }

  #tick(): void {
    const player = this.#player;
    if (player === null || this.#window === null) return;
    if (this.#video.ended) {
      this.#onEnd(this.#window);
      return;
    }
    const before = this.#replay.wallMs;
    const wallMs = player.timeline().wallAt(this.#video.currentTime);
    const { kind } = this.#replay.state;
    const state: ReplayState = {
      kind: this.#video.paused ? 'paused' : this.#waits() ? 'loading' : 'playing',
    };
    const jumped = wallMs !== null && before !== null ? wallMs - before : 0;
    const nowMs = this.#deps.now();
    const skipped = kind === 'playing' && jumped > gapMs + tickMs * 3 * this.#replay.rate;
    if (skipped) this.#skippedAt = nowMs;
    const shown = nowMs - this.#skippedAt < gapShownMs ? this.#replay.skippedMs : null;
    this.#set({ state, wallMs, skippedMs: skipped ? jumped : shown });
  }

  /** What is open has been played: goes on with what comes after it, if that has come already. */
  #onEnd({ toMs }: PlaybackWindow): void {
    if (this.#replay.state.kind === 'ended') return;
    if (this.#deps.now() - toMs > 60_000) void this.#open(toMs);
    else this.#set({ state: { kind: 'ended' } });
  }

  #waits(): boolean {
    return this.#video.seeking || this.#video.readyState < HTMLMediaElement.HAVE_FUTURE_DATA;
  }

  #fail(code: string): void {
    this.#shut();
    this.#set({ state: { kind: 'failed', code } });
  }

  #shut(): void {
    this.#epoch += 1;
    clearTimeout(this.#renewal);
    this.#player?.close();
    this.#player = null;
    this.#window = null;
  }

  #set(change: Partial<Replay>): void {
    this.#replay = { ...this.#replay, ...change };
    for (const listener of this.#listeners) listener();
  }
}

const codeOf = (error: unknown): string => {
  const code = (error as { code?: unknown }).code;
  return typeof code === 'string' ? code : 'player';
};

/** What a renewal may fail with although nobody has refused. */
const passes = (code: string): boolean =>
  ['network', 'badAnswer', 'streams.unavailable', 'database.unavailable', 'overloaded', 'player'].includes(
    code,
  );
