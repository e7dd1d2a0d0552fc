/** A replay that goes on longer is written down again after this time. */
const onceEveryMs = 10 * 60_000;

/** Which replays were written down lately: a grant is renewed every half minute, and the log wants replays, not renewals. */
export class ReplayLog {
  /** When each was written down, the oldest first, epoch ms. */
  readonly #written = new Map<string, number>();

  /** Writes a replay down unless that was done; one that fails is written down with the next grant. */
  async once(replay: string, write: () => Promise<void>, nowMs = Date.now()): Promise<void> {
    for (const [key, at] of this.#written) {
      if (nowMs - at < onceEveryMs) break;
      this.#written.delete(key);
    }
    if (this.#written.has(replay)) return;
    await write();
    this.#written.set(replay, nowMs);
  }
}
