import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ReplayClock } from './replay-clock.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A clock that runs with the fake timers, from 1,000,000 ms and until `endMs`. */
function aClock(endMs = 2_000_000): ReplayClock {
  const begun = Date.now();
  return new ReplayClock(
    1_000_000,
    () => endMs,
    () => Date.now() - begun,
  );
}

test('runs at its rate and stands while it is paused', () => {
  const clock = aClock();
  clock.setRate(8);
  clock.play();
  vi.advanceTimersByTime(1_000);
  expect(clock.at()).toBe(1_008_000);
  clock.pause();
  vi.advanceTimersByTime(5_000);
  expect(clock.getSnapshot()).toEqual({ atMs: 1_008_000, playing: false, rate: 8 });
});

test('another rate goes on from where it is', () => {
  const clock = aClock();
  clock.play();
  vi.advanceTimersByTime(2_000);
  clock.setRate(0.5);
  vi.advanceTimersByTime(2_000);
  expect(clock.at()).toBe(1_003_000);
});

test('a jump while it plays goes on from there', () => {
  const clock = aClock();
  clock.play();
  clock.goTo(1_500_000);
  vi.advanceTimersByTime(1_000);
  expect(clock.at()).toBe(1_501_000);
});

test('what has not happened yet is not shown: it stops there', () => {
  const clock = aClock(1_000_500);
  clock.play();
  vi.advanceTimersByTime(2_000);
  expect(clock.getSnapshot()).toEqual({ atMs: 1_000_500, playing: false, rate: 1 });
  clock.goTo(9_000_000);
  expect(clock.at()).toBe(1_000_500);
  clock.play();
  expect(clock.getSnapshot().playing).toBe(false);
});
