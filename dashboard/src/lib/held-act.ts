/** What is about to be done, and how long it can still be taken back. */
export interface Held<T> {
  item: T;
  /** Milliseconds of `performance.now()`. */
  until: number;
}

export const holdMs = 10_000;

/**
 * Does something ten seconds later, unless it is taken back: for what cannot be undone once the gateway has it. A second act, the
 * end of the page and `flush` do at once what is held: nothing is lost by leaving.
 */
export class HeldAct<T> {
  readonly #act: (item: T) => void;
  readonly #tell: (held: Held<T> | null) => void;
  #held: Held<T> | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(act: (item: T) => void, tell: (held: Held<T> | null) => void) {
    this.#act = act;
    this.#tell = tell;
  }

  hold(item: T): void {
    this.flush();
    this.#held = { item, until: performance.now() + holdMs };
    this.#timer = setTimeout(() => this.flush(), holdMs);
    this.#tell(this.#held);
  }

  /** Takes back what is held. */
  undo(): void {
    clearTimeout(this.#timer);
    this.#held = null;
    this.#tell(null);
  }

  /** Does at once what is held. */
  flush(): void {
    const held = this.#held;
    if (held === null) return;
    this.undo();
    this.#act(held.item);
  }
}
