import { setTimeout as delay } from 'node:timers/promises';
import type { PlayGrant } from '@fengqiao/contract/cameras';

/** Without a new part for so long a player asks for another grant, ms. */
const silenceMs = 3_000;
const lookEveryMs = 250;
const patienceMs = 1_500;

export interface TilePlayerOptions {
  cameraId: string;
  /** Gateways; the next one is asked when one does not answer. */
  gateways: readonly string[];
  cookie: string;
  /** Time after which a grant is renewed, ms. */
  renewMs?: number;
}

/** A tile as the gateways and nodes see it: reads the playlist, notes each new part, renews its grant, asks for another on silence. */
export class TilePlayer {
  readonly #options: TilePlayerOptions;
  readonly #closed = new AbortController();
  readonly #running: Promise<void>;
  #playlist = '';
  /** Times at which something new stood in the playlist, epoch ms. */
  readonly parts: number[] = [];
  /** The nodes it was sent to, in order, without repetitions in a row. */
  readonly nodes: string[] = [];

  constructor(options: TilePlayerOptions) {
    this.#options = options;
    this.#running = this.#play();
  }

  get cameraId(): string {
    return this.#options.cameraId;
  }

  /** Where it plays from. */
  get node(): string {
    return this.nodes.at(-1) ?? '';
  }

  /** Asks for another grant now, as a renewal does. */
  async renew(): Promise<void> {
    for (const gateway of this.#options.gateways) {
      const playlist = await this.#ask(gateway).catch(() => null);
      if (playlist === null) continue;
      this.#playlist = playlist;
      const { origin } = new URL(playlist);
      if (origin !== this.node) this.nodes.push(origin);
      return;
    }
  }

  /** Longest time without a new part since then, ms. */
  longestGap(sinceMs: number): number {
    const times = [sinceMs, ...this.parts.filter((at) => at > sinceMs), Date.now()];
    return Math.max(...times.slice(1).map((at, index) => at - (times[index] ?? at)));
  }

  async close(): Promise<void> {
    this.#closed.abort();
    await this.#running;
  }

  async #play(): Promise<void> {
    const { renewMs = 40_000 } = this.#options;
    let renewedAt = 0;
    let last = '';
    let newsAt = 0;
    while (!this.#closed.signal.aborted) {
      const now = Date.now();
      if (now - Math.max(newsAt, renewedAt) > silenceMs || now - renewedAt > renewMs) {
        await this.renew();
        renewedAt = Date.now();
        newsAt = Date.now();
      }
      const text = await this.#read().catch(() => last);
      if (text !== last) {
        last = text;
        newsAt = Date.now();
        this.parts.push(newsAt);
      }
      await delay(lookEveryMs);
    }
  }

  async #ask(gateway: string): Promise<string> {
    const { cameraId, cookie } = this.#options;
    const answer = await fetch(`${gateway}/api/cameras/${cameraId}/play`, {
      method: 'POST',
      headers: { cookie },
      signal: this.#inTime(5_000),
    });
    if (answer.status !== 200) throw new Error(`${answer.status} ${await answer.text()}`);
    return ((await answer.json()) as PlayGrant).playlist;
  }

  /** What names the newest part. */
  async #read(): Promise<string> {
    if (this.#playlist === '') throw new Error('no grant yet');
    const answer = await fetch(this.#playlist, { signal: this.#inTime(patienceMs) });
    const text = await answer.text();
    const part = text.match(/#EXT-X-PART:.*/g)?.at(-1);
    if (answer.status !== 200 || part === undefined) throw new Error(`${answer.status} without a part`);
    return part;
  }

  #inTime(ms: number): AbortSignal {
    return AbortSignal.any([this.#closed.signal, AbortSignal.timeout(ms)]);
  }
}
