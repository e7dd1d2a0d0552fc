/** Lets what writes to the ring take turns: one thing at a time, in order. */
export class WriteTurns {
  #last: Promise<unknown> = Promise.resolve();

  /** Runs when all before it is done; what one throws does not reach the next. */
  take<T>(write: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(write);
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}
