import type { PlayGrant } from '@fengqiao/contract/cameras';
import { renewDelayMs } from './grant-path.ts';
import { type PictureState, passes, stateOfRefusal } from './picture.ts';

export interface GrantKeeperOptions {
  /** Throws an error with the gateway's `code`. */
  request(): Promise<PlayGrant>;
  /** The server's clock, ms. */
  nowMs(): number;
  /** A newer grant than the first. */
  renewed(grant: PlayGrant): void;
  /** The gateway takes the picture away; a gateway that is away takes nothing: the node decides how long the old grant is good. */
  refused(state: PictureState): void;
}

const retryMs = 2_000;
/** A tile whose node is gone asks again and again, but not more often. */
const urgentEveryMs = 1_000;

/** The grant of one picture: asked for once, renewed in the background, and at once when its node seems to be gone. */
export class GrantKeeper {
  readonly #options: GrantKeeperOptions;
  #grant: PlayGrant | null = null;
  /** Rises when the keeper begins anew, so that an older answer is dropped. */
  #epoch = 0;
  #renewal: ReturnType<typeof setTimeout> | undefined;
  #end: ReturnType<typeof setTimeout> | undefined;
  #askedMs = 0;
  #asking = false;

  constructor(options: GrantKeeperOptions) {
    this.#options = options;
  }

  get grant(): PlayGrant | null {
    return this.#grant;
  }

  /**
   * Asks for a first grant; null when the keeper was stopped meanwhile. While the gateway is away the one from before goes on: the node
   * decides how long it is good. Throws as `request` does.
   */
  async begin(): Promise<PlayGrant | null> {
    this.stop();
    const epoch = this.#epoch;
    try {
      const grant = await this.#options.request();
      if (epoch !== this.#epoch) return null;
      this.#take(grant);
    } catch (error) {
      if (epoch !== this.#epoch) return null;
      if (this.#grant === null || this.#grant.private || !passes(stateOfRefusal(codeOf(error)))) {
        this.#grant = null;
        throw error;
      }
      this.#renewIn(retryMs);
    }
    return this.#grant;
  }

  /** Asks for a newer one now. */
  hurry(): void {
    if (this.#grant === null || this.#asking || this.#options.nowMs() - this.#askedMs < urgentEveryMs) return;
    void this.#renew(this.#epoch);
  }

  /** What it holds opens nothing any more. */
  forget(): void {
    this.stop();
    this.#grant = null;
  }

  stop(): void {
    this.#epoch += 1;
    this.#asking = false;
    clearTimeout(this.#renewal);
    clearTimeout(this.#end);
  }

  #take(grant: PlayGrant): void {
    this.#grant = grant;
    clearTimeout(this.#end);
    if (grant.endsAt !== null) {
      const leftMs = Date.parse(grant.endsAt) - Date.parse(grant.now);
      this.#end = setTimeout(() => this.#options.refused({ kind: 'private' }), Math.max(0, leftMs));
    }
    this.#renewIn(renewDelayMs(Date.parse(grant.expiresAt), this.#options.nowMs()));
  }

  async #renew(epoch: number): Promise<void> {
    if (this.#asking) return;
    this.#asking = true;
    this.#askedMs = this.#options.nowMs();
    try {
      const grant = await this.#options.request();
      if (epoch !== this.#epoch) return;
      this.#take(grant);
      this.#options.renewed(grant);
    } catch (error) {
      if (epoch !== this.#epoch) return;
      const state = stateOfRefusal(codeOf(error));
      if (passes(state)) this.#renewIn(retryMs);
      else this.#options.refused(state);
    } finally {
      if (epoch === this.#epoch) this.#asking = false;
    }
  }

  #renewIn(delayMs: number): void {
    clearTimeout(this.#renewal);
    const epoch = this.#epoch;
    this.#renewal = setTimeout(() => void this.#renew(epoch), delayMs);
  }
}

/** The code of a refusal; `network` when there was none. */
export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'network';
