import type { PlayGrant, RelayReport, Watermark } from '@fengqiao/contract/cameras';
import { backOffMs } from './back-off.ts';
import { FrameWatch } from './frame-watch.ts';
import { GrantPath, renewDelayMs } from './grant-path.ts';
import { noPicture, type Picture, type PictureState, passes, stateOf, stateOfRefusal } from './picture.ts';
import type { Player, PlayerFailure, PlayerOptions } from './player.ts';
import { latencyMs, ServerClock } from './server-clock.ts';

/** The outside of a picture, replaced in tests. */
export interface PictureDeps {
  /** Throws an error with the gateway's `code`. */
  requestGrant(cameraId: string): Promise<PlayGrant>;
  /** What the streams node knows; null when it does not answer. */
  requestReport(playlist: string): Promise<RelayReport | null>;
  openPlayer(options: PlayerOptions): Promise<Player>;
  /** Keeps the frame on the screen as a still, because the player takes its picture with it when it closes. */
  keepFrame(video: HTMLVideoElement): void;
  /** Decoded frames so far. */
  framesOf(video: HTMLVideoElement): number;
  canDecode(codec: string): boolean;
  isPageHidden(): boolean;
  /** Milliseconds since 1970 that never jump, whatever is done to the terminal's clock. */
  now(): number;
}

const tickMs = 500;
/** A tile that lags so far behind jumps to the newest picture. */
const jumpAfterMs = 3_500;
const jumpEveryMs = 6_000;
/** A player that shows no frame for so long is opened anew. */
const reopenAfterMs = 8_000;
/** So long may a cold camera take to its first frame. */
const firstPictureMs = 24_000;
const reportEveryMs = 15_000;
const reportEveryTroubledMs = 3_000;
/** States that only somebody's action ends are asked again so often. */
const lastingRetryMs = 60_000;

/**
 * One camera in one video element: asks for the grant, opens the player, renews the grant in the background, watches
 * that frames really arrive, and opens everything anew when they do not. Restarts of the camera, the streams node and
 * the gateway are all the same to it.
 */
export class LivePicture {
  readonly #cameraId: string;
  readonly #video: HTMLVideoElement;
  readonly #deps: PictureDeps;
  readonly #listeners = new Set<() => void>();
  #watch = new FrameWatch();
  readonly #clock = new ServerClock();
  #picture: Picture = noPicture;
  /** What is known to be wrong, or `connecting`; shown only while no frames come. */
  #trouble: PictureState = noPicture.state;
  #reason: string | null = null;
  #droppedFrames = 0;
  #watermark: Watermark | null = null;
  #path: GrantPath | null = null;
  #player: Player | null = null;
  #attempt = 0;
  /** Rises with every opening, so that what an older one still has under way is dropped. */
  #epoch = 0;
  #openedMs = 0;
  #jumpedMs = 0;
  #reportedMs = 0;
  #capturedMs: number | null = null;
  #wasHidden = false;
  #timers = new Set<ReturnType<typeof setTimeout>>();
  #ticker: ReturnType<typeof setInterval> | null = null;

  constructor(cameraId: string, video: HTMLVideoElement, deps: PictureDeps) {
    this.#cameraId = cameraId;
    this.#video = video;
    this.#deps = deps;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly getSnapshot = (): Picture => this.#picture;

  start(): void {
    this.#ticker = setInterval(() => this.#tick(this.#deps.now()), tickMs);
    void this.#open();
  }

  stop(): void {
    if (this.#ticker) clearInterval(this.#ticker);
    this.#close();
  }

  async #open(): Promise<void> {
    this.#close();
    const epoch = ++this.#epoch;
    this.#openedMs = this.#deps.now();
    let grant: PlayGrant;
    try {
      grant = await this.#deps.requestGrant(this.#cameraId);
    } catch (error) {
      if (epoch === this.#epoch) this.#retryAfter(stateOfRefusal(codeOf(error)));
      return;
    }
    if (epoch !== this.#epoch) return;
    if (!passes(this.#trouble)) this.#trouble = { kind: 'connecting' };
    const path = new GrantPath(grant.playlist);
    this.#path = path;
    this.#take(grant);
    // No frame before its watermark.
    this.#show(this.#deps.now());
    try {
      const player = await this.#deps.openPlayer({
        video: this.#video,
        path,
        onFailure: (failure) => void this.#onFailure(failure, epoch),
      });
      // The answer may come after the tile was given to another camera.
      if (epoch === this.#epoch) this.#player = player;
      else player.close();
    } catch {
      // The player's own file could not be loaded: the gateway is away.
      if (epoch === this.#epoch) this.#retryAfter({ kind: 'failed', reason: 'network' });
    }
  }

  #close(): void {
    this.#epoch += 1;
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
    this.#player?.close();
    this.#player = null;
    this.#path = null;
  }

  #later(delayMs: number, run: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      run();
    }, delayMs);
    this.#timers.add(timer);
  }

  #retryAfter(trouble: PictureState): void {
    if (passes(trouble)) this.#deps.keepFrame(this.#video);
    this.#close();
    this.#trouble = trouble;
    // What may not be shown must not come back as a frozen picture later.
    if (!passes(trouble)) this.#watch = new FrameWatch(this.#deps.framesOf(this.#video));
    const delayMs = passes(trouble) ? backOffMs(this.#attempt) : lastingRetryMs;
    this.#attempt += 1;
    this.#later(delayMs, () => void this.#open());
    this.#show(this.#deps.now());
  }

  async #onFailure(failure: PlayerFailure, epoch: number): Promise<void> {
    if (epoch !== this.#epoch) return;
    const report = await this.#report();
    if (epoch !== this.#epoch) return;
    if (report?.state === 'private') return this.#retryAfter({ kind: 'private' });
    if (failure === 'codec') return this.#retryAfter({ kind: 'unsupported', codec: report?.codec ?? null });
    const reason = report === null ? 'node' : (report.reason ?? failure);
    this.#retryAfter({ kind: 'failed', reason });
  }

  /** Draws under the grant's watermark from now on, and asks for the next one in time. */
  #take(grant: PlayGrant): void {
    this.#watermark = grant.watermark;
    if (grant.endsAt !== null) {
      const leftMs = Date.parse(grant.endsAt) - Date.parse(grant.now);
      this.#later(Math.max(0, leftMs), () => this.#retryAfter({ kind: 'private' }));
    }
    const now = this.#clock.at(this.#deps.now()) ?? this.#deps.now();
    const epoch = this.#epoch;
    this.#later(renewDelayMs(Date.parse(grant.expiresAt), now), () => void this.#renew(epoch));
  }

  async #renew(epoch: number): Promise<void> {
    try {
      const grant = await this.#deps.requestGrant(this.#cameraId);
      if (epoch !== this.#epoch) return;
      if (this.#path?.renew(grant.playlist)) this.#take(grant);
      else void this.#open();
    } catch (error) {
      if (epoch !== this.#epoch) return;
      const state = stateOfRefusal(codeOf(error));
      // The gateway is away: the picture runs on under its old grant; a refusal takes it off at once.
      if (passes(state)) this.#later(2_000, () => void this.#renew(epoch));
      else this.#retryAfter(state);
    }
  }

  /** Asks the streams node for its own view; also the source of the server clock. */
  async #report(): Promise<RelayReport | null> {
    const playlist = this.#path?.playlist;
    if (!playlist) return null;
    const sentMs = this.#deps.now();
    this.#reportedMs = sentMs;
    const report = await this.#deps.requestReport(playlist);
    if (report)
      this.#clock.observe({ sentMs, receivedMs: this.#deps.now(), serverMs: Date.parse(report.now) });
    return report;
  }

  async #refreshReport(epoch: number): Promise<void> {
    const report = await this.#report();
    if (epoch !== this.#epoch || !report) return;
    if (report.state === 'private') return this.#retryAfter({ kind: 'private' });
    if (report.codec && !this.#deps.canDecode(report.codec)) {
      return this.#retryAfter({ kind: 'unsupported', codec: report.codec });
    }
    this.#reason = report.reason;
    this.#droppedFrames = report.droppedFrames;
  }

  #tick(nowMs: number): void {
    if (this.#deps.isPageHidden()) {
      this.#wasHidden = true;
      return;
    }
    if (this.#wasHidden) this.#comeBack(nowMs);
    this.#watch.sample(this.#deps.framesOf(this.#video), nowMs);
    const ageMs = this.#watch.ageMs(nowMs);
    if (ageMs === 0) {
      this.#attempt = 0;
      this.#reason = null;
      this.#capturedMs = this.#player?.capturedMs() ?? this.#clock.at(nowMs) ?? nowMs;
      this.#trouble = { kind: 'connecting' };
    }
    this.#show(nowMs);
    this.#keepUp(nowMs);
    const clockless = this.#clock.at(nowMs) === null;
    const everyMs =
      ageMs === null || this.#watch.isFrozen(nowMs) || clockless ? reportEveryTroubledMs : reportEveryMs;
    if (this.#path && nowMs - this.#reportedMs >= everyMs) void this.#refreshReport(this.#epoch);
    this.#reopenWhenDead(nowMs, ageMs);
  }

  /** Browsers stop drawing on hidden pages: that is no frozen camera. */
  #comeBack(nowMs: number): void {
    this.#wasHidden = false;
    this.#watch.forgive(nowMs);
    this.#openedMs = nowMs;
    this.#player?.toLive();
  }

  /** Corrects a tile that plays, but late. */
  #keepUp(nowMs: number): void {
    const lateMs = this.#picture.latencyMs ?? 0;
    if (lateMs < jumpAfterMs || nowMs - this.#jumpedMs < jumpEveryMs) return;
    this.#jumpedMs = nowMs;
    this.#player?.toLive();
  }

  #reopenWhenDead(nowMs: number, ageMs: number | null): void {
    const openMs = nowMs - this.#openedMs;
    // The first picture may take as long as the camera needs; one that stood still has shown that it can be faster.
    const dead = ageMs === null ? openMs > firstPictureMs : Math.min(ageMs, openMs) > reopenAfterMs;
    if (this.#player && dead) this.#retryAfter({ kind: 'failed', reason: this.#reason ?? 'noFrames' });
  }

  #show(nowMs: number): void {
    const ageMs = this.#watch.ageMs(nowMs);
    const frozen = this.#watch.isFrozen(nowMs);
    const state = stateOf(this.#trouble, { ageMs, frozen, capturedMs: this.#capturedMs });
    const next: Picture = {
      state,
      latencyMs: state.kind === 'live' ? tenths(latencyMs(this.#clock.at(nowMs), this.#capturedMs)) : null,
      frameAgeMs: tenths(ageMs),
      reason: this.#trouble.kind === 'failed' ? this.#trouble.reason : this.#reason,
      droppedFrames: this.#droppedFrames,
      watermark: this.#watermark,
    };
    if (JSON.stringify(next) === JSON.stringify(this.#picture)) return;
    this.#picture = next;
    for (const listener of this.#listeners) listener();
  }
}

/** To 100 ms: a tile shows one decimal, and a finer number would render it for nothing. */
const tenths = (ms: number | null): number | null => (ms === null ? null : Math.round(ms / 100) * 100);

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'network';
