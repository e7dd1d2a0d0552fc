import type { RelayReport } from '@fengqiao/contract/cameras';
import type { PictureDeps } from './picture-deps.ts';
import type { RelayNews } from './player.ts';
import { ServerClock } from './server-clock.ts';

const everyMs = 15_000;
const everyTroubledMs = 3_000;
/** Failures that are the small stream's own: the full one may well play. */
const noSubReasons = ['not-found', 'forbidden', 'bad-sdp', 'no-video', 'unsupported-codec'];

/** What follows from the node's word for the player; null = nothing. */
export type Verdict = { kind: 'private' } | { kind: 'codec'; codec: string } | { kind: 'noSub' } | null;

/** What the streams node says of one picture: asked for over HTTP, or told by the page's line. Asking also reads the node's clock. */
export class RelayReports {
  readonly clock = new ServerClock();
  readonly #deps: Pick<PictureDeps, 'requestReport' | 'canDecode' | 'now'>;
  #playlist: string | null = null;
  #askedMs = 0;
  #news: RelayNews | null = null;
  /** Why there is no picture just now, in the node's own code. */
  reason: string | null = null;
  /** Frames that the relay dropped after losses. */
  droppedFrames = 0;

  constructor(deps: Pick<PictureDeps, 'requestReport' | 'canDecode' | 'now'>) {
    this.#deps = deps;
  }

  /** Whether the node knows that there is no picture, so that another player would help nothing. */
  get isCameraDown(): boolean {
    return this.#news !== null && this.#news.state !== 'live';
  }

  /** Where to ask from now on, under the newest grant; null = nowhere. */
  follow(playlist: string | null): void {
    this.#playlist = playlist;
    if (playlist === null) this.#news = null;
  }

  /** Frames come: what was wrong is over. */
  allIsWell(): void {
    this.reason = null;
  }

  async ask(nowMs: number): Promise<RelayReport | null> {
    if (this.#playlist === null) return null;
    this.#askedMs = nowMs;
    const report = await this.#deps.requestReport(this.#playlist);
    if (report)
      this.clock.observe({
        sentMs: nowMs,
        receivedMs: this.#deps.now(),
        serverMs: Date.parse(report.now),
      });
    return report;
  }

  /** Asks when the last answer is old; null when it is not, or when there is none. */
  async askWhenDue(nowMs: number, troubled: boolean): Promise<RelayReport | null> {
    const soon = troubled || this.clock.at(nowMs) === null;
    return nowMs - this.#askedMs < (soon ? everyTroubledMs : everyMs) ? null : this.ask(nowMs);
  }

  /** Takes the node's word. */
  take(news: RelayNews): Verdict {
    this.#news = news;
    if (news.state === 'private') return { kind: 'private' };
    if (news.codec !== null && !this.#deps.canDecode(news.codec)) return { kind: 'codec', codec: news.codec };
    this.reason = news.reason;
    this.droppedFrames = news.droppedFrames;
    return news.state === 'failed' && noSubReasons.includes(news.reason ?? '') ? { kind: 'noSub' } : null;
  }
}
