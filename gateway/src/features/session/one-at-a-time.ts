import { AppError } from '../../plugins/errors.ts';

/** So many may wait for the same name; more is an attack, or a page gone wild. */
const mostWaiting = 200;

/** Runs what is asked for the same name one after another, so that guesses at once are counted one by one. */
export class OneAtATime {
  readonly #tails = new Map<string, { last: Promise<unknown>; waiting: number }>();

  /** Throws `tooManyRequests` when too many wait. */
  async run<T>(name: string, task: () => Promise<T>): Promise<T> {
    const tail = this.#tails.get(name) ?? { last: Promise.resolve(), waiting: 0 };
    if (tail.waiting >= mostWaiting) throw new AppError('tooManyRequests', 5).retryAfter(5);
    this.#tails.set(name, tail);
    tail.waiting += 1;
    const turn = tail.last.then(task, task);
    tail.last = turn.catch(() => undefined);
    try {
      return await turn;
    } finally {
      tail.waiting -= 1;
      if (tail.waiting === 0) this.#tails.delete(name);
    }
  }
}
