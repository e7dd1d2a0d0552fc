import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { HeldAct, holdMs } from './held-act.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const acts = () => {
  const done: string[] = [];
  return {
    done,
    held: new HeldAct<string>(
      (item) => done.push(item),
      () => undefined,
    ),
  };
};

test('what nobody takes back is done after ten seconds', () => {
  const { done, held } = acts();
  held.hold('a');
  vi.advanceTimersByTime(holdMs - 1);
  expect(done).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(done).toEqual(['a']);
});

test('what is taken back is never done', () => {
  const { done, held } = acts();
  held.hold('a');
  held.undo();
  vi.advanceTimersByTime(2 * holdMs);
  expect(done).toEqual([]);
});

test('a second act, and the end of the page, do at once what is held, and only once', () => {
  const { done, held } = acts();
  held.hold('a');
  held.hold('b');
  expect(done).toEqual(['a']);
  held.flush();
  vi.advanceTimersByTime(2 * holdMs);
  expect(done).toEqual(['a', 'b']);
});
