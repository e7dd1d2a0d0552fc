import type { RelayReport } from '@fengqiao/contract/cameras';
import type { PictureDeps } from './picture-deps.ts';
import type { PlayerFailure, PlayerOptions, RelayNews } from './player.ts';
import type { ServerClock } from './server-clock.ts';

export const watermark = {
  displayName: 'Li Ming',
  account: 'operator01',
  terminal: 'Desk 1',
  timeZone: 'Asia/Shanghai',
  viewing: null,
};
export const startMs = Date.parse('2026-11-22T15:41:00+08:00');

/** A camera at 10 frames/s whose frames are 900 ms old when they are drawn; every switch is a fault. */
export class FakeCamera {
  refusal: string | null = null;
  endsAt: string | null = null;
  report: Partial<RelayReport> = {};
  sends = true;
  hidden = false;
  node = 'node1';
  grants = 0;
  subs = false;
  width = 1_920;
  /** Plays over the page's line, which tells the time and the relay's state by itself. */
  line: ServerClock | null = null;
  opened: { node: string; stream: string; renewed: string[] }[] = [];
  blocked: string[] = [];
  posterMs: number | null = null;
  reports = 0;
  silent = false;
  isPrivate = false;
  closed = 0;
  jumps = 0;
  kept = 0;
  #options: PlayerOptions | null = null;
  #frames = 0;

  readonly deps: PictureDeps = {
    requestGrant: async () => {
      this.grants += 1;
      if (this.refusal) throw Object.assign(new Error(this.refusal), { code: this.refusal });
      const playlist = `http://${this.node}/play/g${this.grants}/live.m3u8`;
      return {
        playlist,
        subPlaylist: this.subs ? `http://${this.node}/play/g${this.grants}/sub/live.m3u8` : null,
        socket: `ws://${this.node}/pictures`,
        grant: `g${this.grants}`,
        expiresAt: new Date(Date.now() + 60_000).toISOString(),
        now: new Date().toISOString(),
        watermark: { ...watermark, terminal: `Desk ${this.grants}` },
        private: this.isPrivate,
        viewingId: null,
        endsAt: this.endsAt,
      };
    },
    requestReport: async () => {
      this.reports += 1;
      return this.silent
        ? null
        : {
            state: 'live',
            reason: null,
            message: null,
            now: new Date().toISOString(),
            lastFrameAt: null,
            droppedFrames: 0,
            codec: 'avc1.42E01E',
            ...this.report,
          };
    },
    openPlayer: async (options: PlayerOptions) => {
      const { hostname } = new URL(options.grant.playlist);
      const renewed: string[] = [];
      this.opened.push({ node: hostname, stream: options.stream, renewed });
      this.#options = options;
      return {
        clock: this.line,
        capturedMs: () => Date.now() - 900,
        toLive: () => {
          this.jumps += 1;
        },
        renew: (grant) => {
          renewed.push(grant.grant);
          return new URL(grant.playlist).hostname === hostname;
        },
        held: () => null,
        close: () => {
          this.closed += 1;
        },
      };
    },
    blockLine: (url) => void this.blocked.push(url),
    showPoster: async () => this.posterMs,
    keepFrame: () => {
      this.kept += 1;
    },
    framesOf: () => {
      if (this.sends && this.opened.length > this.closed) this.#frames += 5;
      return this.#frames;
    },
    widthOf: () => this.width,
    canDecode: (codec) => codec.startsWith('avc1'),
    isPageHidden: () => this.hidden,
    now: () => Date.now(),
  };

  break(failure: PlayerFailure, code?: string): void {
    this.#options?.onFailure(failure, code);
  }

  tell(news: Partial<RelayNews>): void {
    this.#options?.onReport({ state: 'live', reason: null, droppedFrames: 0, codec: null, ...news });
  }

  lose(failures: number): void {
    this.#options?.onLost(failures);
  }
}
