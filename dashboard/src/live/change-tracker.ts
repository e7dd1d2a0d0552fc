import type { CaseChange, ChangesAnswer, ViewingChange, WallChange } from '@fengqiao/contract/events';

/** Changes in commit order, each once. */
export interface ChangeBatch {
  cases: CaseChange[];
  walls: WallChange[];
  viewings: ViewingChange[];
  /** Newest sequence of the batch. */
  seq: number;
  /** False when they were fetched after a gap and not pushed as they happened. */
  pushed: boolean;
}

const nothing = { cases: [], walls: [], viewings: [] };

export interface CaseMessage {
  /** Sequence before the first change of the message. */
  from: number;
  seq: number;
  changes: CaseChange[];
}

interface ChangeTrackerDeps {
  /** `GET /api/changes?since=`. */
  fetchChanges: (since: number) => Promise<ChangesAnswer>;
  onChanges: (batch: ChangeBatch) => void;
  /** What was missed is no longer kept: load the snapshots anew. */
  onReset: () => void;
  /** Resolves after about `ms`; the pause before a failed catch-up is tried again. */
  wait: (ms: number) => Promise<void>;
}

/** Messages kept while a gap is being filled; beyond it they are dropped and fetched instead. */
const maxHeld = 500;
const maxPauseMs = 15_000;

/**
 * Sees to it that every change arrives once and in order, although messages may be lost, doubled or late: a message that does not
 * join on to what was seen, a heartbeat that is ahead, and a new connection all lead to one `GET /api/changes?since=`.
 */
export class ChangeTracker {
  readonly #deps: ChangeTrackerDeps;
  #seq: number;
  #held: CaseMessage[] = [];
  #catchingUp = false;
  #again = false;
  #stopped = false;

  /** `seq`: everything up to it is in the snapshots already. */
  constructor(seq: number, deps: ChangeTrackerDeps) {
    this.#seq = seq;
    this.#deps = deps;
  }

  /** Everything up to this sequence has been passed on. */
  get seq(): number {
    return this.#seq;
  }

  stop(): void {
    this.#stopped = true;
    this.#held = [];
  }

  receiveCases(message: CaseMessage): void {
    if (this.#stopped || message.seq <= this.#seq) return;
    if (!this.#catchingUp && message.from <= this.#seq) {
      this.#apply(message);
      return;
    }
    if (this.#held.length < maxHeld) this.#held.push(message);
    else this.#again = true;
    this.#catchUp();
  }

  /** A screen's record is whole in itself, so it is passed on at once; only the next in line moves the sequence. */
  receiveWall(change: WallChange): void {
    if (this.#stopped || change.seq <= this.#seq) return;
    this.#moveTo(change.seq);
    this.#deps.onChanges({ ...nothing, walls: [change], seq: this.#seq, pushed: true });
  }

  /** A viewing is told at once as well: somebody is about to look, or must stop looking. */
  receiveViewing(change: ViewingChange): void {
    if (this.#stopped || change.seq <= this.#seq) return;
    this.#moveTo(change.seq);
    this.#deps.onChanges({ ...nothing, viewings: [change], seq: this.#seq, pushed: true });
  }

  #moveTo(seq: number): void {
    if (!this.#catchingUp && seq === this.#seq + 1) this.#seq = seq;
  }

  /** The server's newest sequence, from a heartbeat or from the answer to a watch after a new connection. */
  receiveHead(seq: number): void {
    if (!this.#stopped && seq > this.#seq) this.#catchUp();
  }

  #apply(message: CaseMessage): void {
    const seen = this.#seq;
    this.#seq = message.seq;
    const cases = message.changes.filter((change) => change.seq > seen);
    if (cases.length > 0) this.#deps.onChanges({ ...nothing, cases, seq: message.seq, pushed: true });
  }

  #catchUp(): void {
    if (this.#catchingUp) return;
    this.#catchingUp = true;
    void this.#run().finally(() => {
      this.#catchingUp = false;
    });
  }

  async #run(): Promise<void> {
    let pauseMs = 500;
    while (!this.#stopped) {
      this.#again = false;
      try {
        const before = this.#seq;
        const more = await this.#fetchOnce();
        if (!more && !this.#releaseHeld() && !this.#again) return;
        if (this.#seq > before) {
          pauseMs = 500;
          continue;
        }
      } catch {
        // The connection says that it is cut off; here it is enough to go on trying.
      }
      // Failed, or the server that answered is itself behind the one that pushed.
      await this.#deps.wait(pauseMs);
      pauseMs = Math.min(maxPauseMs, pauseMs * 2);
    }
  }

  /** One page of what was missed; true when there is more. */
  async #fetchOnce(): Promise<boolean> {
    const since = this.#seq;
    const answer = await this.#deps.fetchChanges(since);
    if (this.#stopped) return false;
    if (answer.reset) {
      this.#seq = answer.seq;
      this.#deps.onReset();
      return false;
    }
    const cases = answer.cases.filter((change) => change.seq > since);
    this.#seq = Math.max(since, answer.nextSince ?? answer.seq);
    const { walls, viewings } = answer;
    if (cases.length + walls.length + viewings.length > 0)
      this.#deps.onChanges({ cases, walls, viewings, seq: this.#seq, pushed: false });
    return answer.nextSince !== null;
  }

  /** Passes on what came in meanwhile; true when a gap is left. */
  #releaseHeld(): boolean {
    const held = this.#held.sort((a, b) => a.from - b.from);
    this.#held = [];
    for (const [index, message] of held.entries()) {
      if (message.seq <= this.#seq) continue;
      if (message.from > this.#seq) {
        this.#held = held.slice(index);
        return true;
      }
      this.#apply(message);
    }
    return false;
  }
}
