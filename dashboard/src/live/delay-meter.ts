/** Deltas kept; at a heartbeat every 5 s that is five minutes, so that a drifting clock is followed. */
const kept = 60;
/** A difference this far above the others is a clock that was set back, not a delay. */
const clockJumpMs = 60_000;

/**
 * How late what the server sends is here, without trusting that both clocks agree: the smallest difference between arrival and the
 * server's own time is taken as the offset of the clocks plus half the round trip.
 */
export class DelayMeter {
  #deltas: number[] = [];
  #halfRoundTripMs = 0;

  /** Round trip of a request over the socket. */
  noteRoundTrip(roundTripMs: number): void {
    this.#halfRoundTripMs = Math.max(0, roundTripMs / 2);
  }

  /** A message that the server stamped with `serverMs` as it sent it; returns its delay in milliseconds. */
  noteHeartbeat(serverMs: number, arrivedMs: number): number {
    const delta = arrivedMs - serverMs;
    if (delta - Math.min(...this.#deltas) > clockJumpMs) this.#deltas = [];
    this.#deltas.push(delta);
    if (this.#deltas.length > kept) this.#deltas.shift();
    return this.delayOf(serverMs, arrivedMs);
  }

  /** The terminal's clock minus the server's; null before the first heartbeat. */
  get offsetMs(): number | null {
    return this.#deltas.length === 0 ? null : Math.min(...this.#deltas) - this.#halfRoundTripMs;
  }

  /** Delay of something stamped by the server's clock; 0 before the first heartbeat. */
  delayOf(serverMs: number, arrivedMs: number): number {
    if (this.#deltas.length === 0) return 0;
    return Math.max(0, arrivedMs - serverMs - Math.min(...this.#deltas) + this.#halfRoundTripMs);
  }
}
