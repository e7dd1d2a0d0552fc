import type { Line } from './line.ts';

/** Which parts a tile is sent: all, or after a drop none until a key frame comes while the line is free again. */
export class Drops {
  /** Parts that were not sent, since the tile began. */
  count = 0;
  #waits = false;

  /** What came before was left out on purpose: the next key frame begins anew. */
  skip(): void {
    this.#waits = true;
  }

  /** `gap`: sent, but what was before it is missing. */
  decide(independent: boolean, line: Pick<Line, 'isBehind' | 'hasCaughtUp'>, nowMs: number): Verdict {
    if (this.#waits) {
      if (!independent || !line.hasCaughtUp(nowMs)) return this.#drop();
      this.#waits = false;
      return 'gap';
    }
    return line.isBehind(nowMs) ? this.#drop() : 'send';
  }

  #drop(): Verdict {
    this.#waits = true;
    this.count++;
    return 'drop';
  }
}

export type Verdict = 'send' | 'gap' | 'drop';
