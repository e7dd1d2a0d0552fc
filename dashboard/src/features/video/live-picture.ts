import type { PlayGrant } from '@fengqiao/contract/cameras';
import type { StreamKind } from '@fengqiao/contract/stream-node';
import { backOffMs } from './back-off.ts';
import { codeOf, GrantKeeper } from './grant-keeper.ts';
import { noPicture, type Picture, type PictureState, passes, stateOf, stateOfRefusal } from './picture.ts';
import type { PictureDeps } from './picture-deps.ts';
import { type Held, type Player, type PlayerFailure, playlistOf } from './player.ts';
import { RelayReports, type Verdict } from './relay-reports.ts';
import { latencyMs } from './server-clock.ts';
import { Sight } from './sight.ts';
import { StreamChoice } from './stream-choice.ts';

const tickMs = 500;
/** A running stream is there before a still would be. */
const posterAfterMs = 700;
/** States that only somebody's action ends are asked again so often. */
const lastingRetryMs = 60_000;
/** Tries of a line in vain before another way is looked for. */
const lineTries = 2;

/**
 * One camera in one video element: asks for the grant, opens the player, watches that frames really arrive, and opens everything anew
 * when they do not. Restarts of the camera, the streams node and the gateway are all the same to it.
 */
export class LivePicture {
  readonly #cameraId: string;
  readonly #video: HTMLVideoElement;
  readonly #deps: PictureDeps;
  readonly #listeners = new Set<() => void>();
  readonly #grants: GrantKeeper;
  readonly #reports: RelayReports;
  readonly #choice = new StreamChoice();
  readonly #sight: Sight;
  #picture: Picture = noPicture;
  /** What is known to be wrong, or `connecting`; shown only while no frames come. */
  #trouble: PictureState = noPicture.state;
  #player: Player | null = null;
  /** What the player that runs or is being opened plays. */
  #stream: StreamKind = 'main';
  #attempt = 0;
  /** Rises with every opening, so that what an older one still has under way is dropped. */
  #epoch = 0;
  #openedMs = 0;
  #posterMs: number | null = null;
  #again: ReturnType<typeof setTimeout> | undefined;
  #poster: ReturnType<typeof setTimeout> | undefined;
  #ticker: ReturnType<typeof setInterval> | null = null;

  constructor(cameraId: string, video: HTMLVideoElement, deps: PictureDeps) {
    this.#cameraId = cameraId;
    this.#video = video;
    this.#deps = deps;
    this.#sight = new Sight(video, deps);
    this.#reports = new RelayReports(deps);
    this.#grants = new GrantKeeper({
      request: () => deps.requestGrant(cameraId),
      nowMs: () => this.#serverNow() ?? deps.now(),
      renewed: (grant) => this.#renewed(grant),
      refused: (state) => this.#retryAfter(state),
    });
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly getSnapshot = (): Picture => this.#picture;

  /** How it fares, for whoever measures. */
  get figures(): { stalls: number; stream: StreamKind; held: Held | null } {
    return { stalls: this.#sight.stalls, stream: this.#stream, held: this.#player?.held() ?? null };
  }

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
    try {
      const grant = await this.#grants.begin();
      if (grant === null || epoch !== this.#epoch) return;
      if (!passes(this.#trouble)) this.#trouble = { kind: 'connecting' };
      await this.#play(grant);
    } catch (error) {
      if (epoch === this.#epoch) this.#retryAfter(stateOfRefusal(codeOf(error)));
    }
  }

  /** Opens the player for a grant; the one before it is closed, and its last frame stays until the next one. */
  async #play(grant: PlayGrant): Promise<void> {
    const epoch = ++this.#epoch;
    if (this.#player) this.#deps.keepFrame(this.#video);
    this.#player?.close();
    this.#player = null;
    this.#openedMs = this.#deps.now();
    this.#stream = this.#choice.fit(this.#deps.widthOf(this.#video), grant);
    const playlist = playlistOf(grant, this.#stream);
    this.#reports.follow(playlist);
    clearTimeout(this.#poster);
    // No frame before its watermark.
    this.#show(this.#deps.now());
    if (!grant.private)
      this.#poster = setTimeout(() => void this.#showPoster(grant.playlist, epoch), posterAfterMs);
    try {
      const player = await this.#deps.openPlayer({
        video: this.#video,
        cameraId: this.#cameraId,
        stream: this.#stream,
        grant,
        onFailure: (failure, code) => void this.#onFailure(failure, code, epoch),
        onReport: (news) => {
          if (epoch === this.#epoch) this.#heed(this.#reports.take(news));
        },
        onLost: (failures) => void this.#onLost(failures, epoch),
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
    clearTimeout(this.#again);
    clearTimeout(this.#poster);
    this.#player?.close();
    this.#player = null;
    this.#grants.stop();
    this.#reports.follow(null);
  }

  #retryAfter(trouble: PictureState): void {
    if (passes(trouble)) this.#deps.keepFrame(this.#video);
    this.#close();
    this.#trouble = trouble;
    // What may not be shown must not come back as a frozen picture later.
    if (!passes(trouble)) this.#forget();
    const delayMs = passes(trouble) ? backOffMs(this.#attempt) : lastingRetryMs;
    this.#attempt += 1;
    this.#again = setTimeout(() => void this.#open(), delayMs);
    this.#show(this.#deps.now());
  }

  #forget(): void {
    this.#grants.forget();
    this.#sight.forget();
    this.#posterMs = null;
  }

  async #onFailure(failure: PlayerFailure, code: string | undefined, epoch: number): Promise<void> {
    if (epoch !== this.#epoch) return;
    if (failure === 'refused') {
      this.#refused(code ?? 'node');
      return;
    }
    const report = await this.#reports.ask(this.#deps.now());
    if (epoch !== this.#epoch) return;
    if (report?.state === 'private') this.#retryAfter({ kind: 'private' });
    else if (failure === 'codec') this.#cannotDecode(report?.codec ?? null);
    else this.#retryAfter({ kind: 'failed', reason: report === null ? 'node' : (report.reason ?? failure) });
  }

  /** The node said no. Why a grant opens nothing the gateway knows; a room that is private leaves no still behind. */
  #refused(code: string): void {
    const denied = code === 'play.denied';
    const wasPrivate = this.#grants.grant?.private === true;
    if (denied) this.#forget();
    if (denied && wasPrivate) this.#retryAfter({ kind: 'private' });
    else this.#retryAfter(denied ? { kind: 'connecting' } : { kind: 'failed', reason: code });
  }

  /** Another node may have the camera by now; and where the node answers but its socket does not open, there is another way. */
  async #onLost(failures: number, epoch: number): Promise<void> {
    if (epoch !== this.#epoch) return;
    this.#grants.hurry();
    if (failures === 0 || failures % lineTries !== 0) return;
    const report = await this.#reports.ask(this.#deps.now());
    const { grant } = this.#grants;
    if (epoch !== this.#epoch || report === null || grant === null) return;
    this.#deps.blockLine(grant.socket);
    await this.#play(grant);
  }

  #renewed(grant: PlayGrant): void {
    this.#reports.follow(playlistOf(grant, this.#stream));
    if (this.#player && !this.#player.renew(grant)) void this.#play(grant);
    else this.#show(this.#deps.now());
  }

  /** What the node says of the picture: some of it ends the player. */
  #heed(verdict: Verdict): void {
    if (verdict?.kind === 'private') this.#retryAfter({ kind: 'private' });
    if (verdict?.kind === 'noSub' && this.#stream === 'sub') this.#instead(this.#choice.withoutSub());
    if (verdict?.kind === 'codec') this.#cannotDecode(verdict.codec);
  }

  #cannotDecode(codec: string | null): void {
    const hasSub = this.#grants.grant?.subPlaylist != null;
    if (this.#stream === 'main' && hasSub) this.#instead(this.#choice.withoutMain(codec));
    else this.#retryAfter({ kind: 'unsupported', codec });
  }

  /** Plays the other stream, if there is any change, under the grant that is there. */
  #instead(changed: boolean): void {
    const { grant } = this.#grants;
    if (changed && grant !== null) void this.#play(grant);
  }

  #tick(nowMs: number): void {
    const seen = this.#sight.look(nowMs, () => this.#player?.capturedMs() ?? this.#serverNow() ?? nowMs);
    if (seen === 'hidden') return;
    if (seen === 'back') {
      this.#openedMs = nowMs;
      this.#player?.toLive();
    }
    if (seen === 'frame') {
      this.#attempt = 0;
      this.#posterMs = null;
      // A line has told what there is; an answer that was asked for is old by now.
      if (this.#player?.clock === null) this.#reports.allIsWell();
      this.#trouble = { kind: 'connecting' };
    }
    this.#show(nowMs);
    if (this.#sight.lagsBehind(nowMs, this.#picture.latencyMs)) this.#player?.toLive();
    const { ageMs, frozen } = this.#sight.at(nowMs);
    if (this.#player?.clock === null) void this.#poll(nowMs, ageMs === null || frozen);
    this.#fit();
    this.#reopenWhenDead(nowMs);
  }

  /** Changes between the full and the small stream with the tile's size. */
  #fit(): void {
    const fits = this.#choice.fit(this.#deps.widthOf(this.#video), this.#grants.grant);
    if (this.#player && fits !== this.#stream) this.#instead(true);
  }

  /** A player without a line asks for the node's word. */
  async #poll(nowMs: number, troubled: boolean): Promise<void> {
    const epoch = this.#epoch;
    const news = await this.#reports.askWhenDue(nowMs, troubled);
    if (news !== null && epoch === this.#epoch) this.#heed(this.#reports.take(news));
  }

  async #showPoster(playlist: string, epoch: number): Promise<void> {
    if (this.#sight.at(this.#deps.now()).ageMs !== null) return;
    const takenMs = await this.#deps.showPoster(playlist);
    if (epoch !== this.#epoch || this.#sight.at(this.#deps.now()).ageMs !== null) return;
    this.#posterMs = takenMs;
    this.#show(this.#deps.now());
  }

  #reopenWhenDead(nowMs: number): void {
    // A line tells what is wrong at the camera, and goes on by itself.
    if (!this.#player || (this.#player.clock !== null && this.#reports.isCameraDown)) return;
    if (this.#sight.isDead(nowMs, this.#openedMs))
      this.#retryAfter({ kind: 'failed', reason: this.#reports.reason ?? 'noFrames' });
  }

  #serverNow(): number | null {
    const nowMs = this.#deps.now();
    return (this.#player?.clock ?? this.#reports.clock).at(nowMs);
  }

  #show(nowMs: number): void {
    const motion = this.#sight.at(nowMs);
    const state = stateOf(this.#trouble, motion);
    const next: Picture = {
      state,
      latencyMs: state.kind === 'live' ? tenths(latencyMs(this.#serverNow(), motion.capturedMs)) : null,
      frameAgeMs: tenths(motion.ageMs),
      reason: this.#trouble.kind === 'failed' ? this.#trouble.reason : this.#reports.reason,
      droppedFrames: this.#reports.droppedFrames,
      posterMs: state.kind === 'connecting' || state.kind === 'failed' ? this.#posterMs : null,
      subInsteadOf: this.#choice.subInsteadOf,
      watermark: this.#grants.grant?.watermark ?? this.#picture.watermark,
    };
    if (JSON.stringify(next) === JSON.stringify(this.#picture)) return;
    this.#picture = next;
    for (const listener of this.#listeners) listener();
  }
}

/** To 100 ms: a tile shows one decimal, and a finer number would render it for nothing. */
const tenths = (ms: number | null): number | null => (ms === null ? null : Math.round(ms / 100) * 100);
