import type { PlayGrantPayload } from '@fengqiao/contract/play-grant';

/** A gateway that speaks every two seconds and is not heard for this long is away. */
const AWAY_MS = 5000;

/**
 * What grants are worth while no gateway can renew them: live pictures of public cameras survive the gateway's death. Only a grant that
 * was good at the gateway's last word goes on, only for a time, and never for a private camera. With the first word everything is strict
 * again.
 */
export class GatewaySilence {
  readonly #graceMs: number;
  /** Epoch ms; `undefined` until a gateway was heard since the node's start. */
  #heardAt: number | undefined;

  /** @param graceMs longest time after the last word; 0: none */
  constructor(graceMs: number) {
    this.#graceMs = graceMs;
  }

  /** An authorised request came, or an announcement was taken. */
  heard(nowMs: number): void {
    this.#heardAt = nowMs;
  }

  /** Whether a genuine grant that has expired is to be accepted all the same. */
  excuses(grant: PlayGrantPayload, nowMs: number): boolean {
    if (this.#heardAt === undefined || grant.approval !== undefined) return false;
    const silentMs = nowMs - this.#heardAt;
    return silentMs > AWAY_MS && silentMs <= this.#graceMs && grant.expires * 1000 > this.#heardAt;
  }
}
