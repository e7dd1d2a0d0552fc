import { setTimeout as delay } from 'node:timers/promises';

/** Asks again until the answer is neither `null`, `undefined`, `false` nor an error; throws the last failure at the deadline, which is far away: only a test that fails gets there. */
export async function eventually<T>(
  what: string,
  ask: () => T | Promise<T>,
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
