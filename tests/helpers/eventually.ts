import { setTimeout as delay } from 'node:timers/promises';

/** Does not fit a callback that answers nothing: a forgotten `return` would be asked again until the deadline. */
// biome-ignore lint/suspicious/noConfusingVoidType: that is what such a callback answers.
type Answering<T> = [T] extends [void] ? 'this callback has to return something' : unknown;

/** Asks again until the answer is neither `null`, `undefined`, `false` nor an error; throws the last failure at the deadline, which is far away: only a test that fails gets there. */
export async function eventually<T>(
  what: string,
  ask: (() => T | Promise<T>) & Answering<T>,
  deadlineMs = 30_000,
): Promise<NonNullable<Exclude<T, false>>> {
  const until = Date.now() + deadlineMs;
  let failure: unknown;
  for (;;) {
    try {
      const answer = await ask();
      if (answer !== null && answer !== undefined && answer !== false)
        return answer as NonNullable<Exclude<T, false>>;
      failure = undefined;
    } catch (error) {
      failure = error;
    }
    if (Date.now() > until) throw new Error(`not within ${deadlineMs} ms: ${what}`, { cause: failure });
    await delay(20);
  }
}
