import type { NodeAnnouncement } from '@fengqiao/contract/stream-node';
import type { Logger } from 'pino';

export interface AnnouncerOptions {
  /** Base URLs of the gateways, e.g. `http://10.0.0.2:8080`. */
  gateways: readonly string[];
  /** Shared with the gateways. */
  secret: string;
  announcement: NodeAnnouncement;
  log: Logger;
  /** Told when a gateway has taken it. */
  heard: () => void;
  /** ms between two; each is up to a quarter early or late, so that nodes that started together do not stay so. */
  everyMs?: number;
}

const EVERY_MS = 2000;
const TIMEOUT_MS = 2000;

/** Tells each gateway again and again where this node is. A gateway that does not listen is no reason to do anything else than go on. */
export class Announcer {
  readonly #options: AnnouncerOptions;
  readonly #stop = new AbortController();
  readonly #timers = new Map<string, NodeJS.Timeout>();
  /** What each gateway answered last, in words. */
  readonly #last = new Map<string, string>();

  constructor(options: AnnouncerOptions) {
    this.#options = options;
  }

  start(): void {
    for (const gateway of this.#options.gateways) void this.#announce(gateway);
  }

  stop(): void {
    this.#stop.abort();
    for (const timer of this.#timers.values()) clearTimeout(timer);
  }

  async #announce(gateway: string): Promise<void> {
    const answer = await this.#post(gateway);
    if (this.#stop.signal.aborted) return;
    if (answer === 'taken') this.#options.heard();
    // Every two seconds for days would bury everything else: only what changes is said.
    if (this.#last.get(gateway) !== answer) {
      const level = answer === 'taken' ? 'info' : 'warn';
      this.#options.log[level]({ gateway, answer }, 'announcement to a gateway');
    }
    this.#last.set(gateway, answer);
    const { everyMs = EVERY_MS } = this.#options;
    const waitMs = everyMs * (0.75 + Math.random() / 2);
    this.#timers.set(
      gateway,
      setTimeout(() => void this.#announce(gateway), waitMs),
    );
  }

  /** `taken`, or why not in words. */
  async #post(gateway: string): Promise<string> {
    try {
      const response = await fetch(`${gateway}/api/stream-nodes`, {
        method: 'POST',
        redirect: 'error',
        headers: {
          authorization: `Bearer ${this.#options.secret}`,
          'content-type': 'application/json',
        },
        body: JSON.stringify(this.#options.announcement),
        signal: AbortSignal.any([this.#stop.signal, AbortSignal.timeout(TIMEOUT_MS)]),
      });
      await response.body?.cancel();
      return response.ok ? 'taken' : `refused with ${response.status}`;
    } catch (error) {
      const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
      return cause instanceof Error ? cause.message : String(cause);
    }
  }
}
