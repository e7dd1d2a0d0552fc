import { PLAY_GRANT_CLOCK_S, PLAY_GRANT_MAX_S } from '@fengqiao/contract/play-grant';

/** Until the last grant with it has died, and one that was on its way just then. */
const KEPT_MS = (PLAY_GRANT_MAX_S + PLAY_GRANT_CLOCK_S + 30) * 1000;

/** Approvals that were ended while grants with them are still in time, and the requests that wait under any approval. */
export class Approvals {
  /** Epoch ms until which an ended approval is remembered. */
  readonly #ended = new Map<string, number>();
  readonly #waiting = new Map<string, Set<AbortController>>();

  /** From now on the approval opens nothing; who waits under it is sent away. */
  end(approval: string, nowMs: number): void {
    for (const [each, until] of this.#ended) if (until < nowMs) this.#ended.delete(each);
    this.#ended.set(approval, nowMs + KEPT_MS);
    for (const request of this.#waiting.get(approval) ?? []) request.abort();
  }

  hasEnded(approval: string): boolean {
    return this.#ended.has(approval);
  }

  /** Ties a request to its approval until the returned function is called. */
  tie(approval: string, request: AbortController): () => void {
    const tied = this.#waiting.get(approval) ?? new Set();
    this.#waiting.set(approval, tied.add(request));
    return () => {
      tied.delete(request);
      if (tied.size === 0 && this.#waiting.get(approval) === tied) this.#waiting.delete(approval);
    };
  }
}
