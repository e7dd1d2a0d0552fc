import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { BackgroundRound } from './background-round.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('tells of a round that failed, and tries again soon', async () => {
  const failed = vi.fn();
  const work = vi.fn().mockRejectedValueOnce(new Error('away')).mockResolvedValue(undefined);
  const round = new BackgroundRound({ work, everyMs: 600_000, failed });
  round.start();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(work).toHaveBeenCalledTimes(2);
  expect(failed).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(599_000);
  expect(work).toHaveBeenCalledTimes(2);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(work).toHaveBeenCalledTimes(3);
  await round.stop();
});

it('ends with the first round that ends well when there is no pause between two', async () => {
  const work = vi.fn().mockRejectedValueOnce(new Error('away')).mockResolvedValue(undefined);
  const round = new BackgroundRound({ work, everyMs: null, failed: () => undefined });
  round.start();
  await vi.advanceTimersByTimeAsync(3_600_000);
  expect(work).toHaveBeenCalledTimes(2);
});

it('waits for the batch under way when it is stopped, begins no other and tells of nothing', async () => {
  const failed = vi.fn();
  let end = (): void => undefined;
  let seen = false;
  const round = new BackgroundRound({
    everyMs: 1_000,
    failed,
    work: async (stopped) => {
      await new Promise<void>((resolve) => {
        end = resolve;
      });
      seen = stopped();
      throw new Error('cut off');
    },
  });
  round.start();
  let over = false;
  const stopping = round.stop().then(() => {
    over = true;
  });
  await vi.advanceTimersByTimeAsync(5_000);
  expect(over).toBe(false);
  end();
  await stopping;
  expect(seen).toBe(true);
  expect(failed).not.toHaveBeenCalled();
  expect(vi.getTimerCount()).toBe(0);
});
