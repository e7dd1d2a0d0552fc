import type { PlayGrantPayload } from '@fengqiao/contract/play-grant';

/** A gateway that speaks every two seconds and is not heard for this long is away. */
const AWAY_MS = 5000;
/** A gateway that is back gives pages this long to have their grants renewed: each tries again every two seconds. */
const SETTLE_MS = 15_000;

/**
 * What grants are worth while no gateway can renew them: live pictures of public cameras survive the gateway's death. Only a grant that
 * was good at the gateway's last word goes on, only for a time, and never for a private camera. Soon after the next word everything is
 * strict again.
 */
export class GatewaySilence {
  readonly #graceMs: number;
  /** Epoch ms; `undefined` until a gateway was heard since the node's start. */
  #heardAt: number | undefined;
  /** The silence that ended last: when it began, and until when its grants are still good, epoch ms. */
  #ended: { from: number; until: number } | undefined;

  /** @param graceMs longest time after the last word; 0: none */
  constructor(graceMs: number) {
    this.#graceMs = graceMs;
  }

  /** An authorised request came, or an announcement was taken. */
  heard(nowMs: number): void {
    const from = this.#heardAt;
    if (from !== undefined && this.#isGrace(nowMs - from)) this.#ended = { from, until: nowMs + SETTLE_MS };
    this.#heardAt = nowMs;
  }

  /** Whether a genuine grant that has expired is to be accepted all the same. */
  excuses(grant: PlayGrantPayload, nowMs: number): boolean {
    if (this.#heardAt === undefined || grant.approval !== undefined) return false;
    const expiresMs = grant.expires * 1000;
    if (this.#isGrace(nowMs - this.#heardAt)) return expiresMs > this.#heardAt;
    return this.#ended !== undefined && nowMs < this.#ended.until && expiresMs > this.#ended.from;
  }

  #isGrace(silentMs: number): boolean {
    return silentMs > AWAY_MS && silentMs <= this.#graceMs;
  }
}
