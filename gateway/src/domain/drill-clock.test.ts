import { expect, it } from 'vitest';
import { playedOf, putForward, startedClock, steered } from './drill-clock.ts';

it('plays faster than time, stands still while paused, and goes on where it stood', () => {
  const begun = startedClock(10, 1_000);
  expect(playedOf(begun, 3_000)).toBe(20_000);
  const paused = steered(begun, { paused: true }, 3_000);
  expect(playedOf(paused, 60_000)).toBe(20_000);
  const again = steered(paused, { paused: false, speed: 1 }, 60_000);
  expect(playedOf(again, 61_000)).toBe(21_000);
});

it('takes another speed while it is paused without beginning to run', () => {
  const paused = steered(startedClock(1, 0), { paused: true }, 5_000);
  expect(playedOf(steered(paused, { speed: 60 }, 9_000), 99_000)).toBe(5_000);
});

it('is put forward and never back', () => {
  const clock = startedClock(1, 0);
  expect(playedOf(putForward(clock, 90_000, 10_000), 11_000)).toBe(91_000);
  expect(playedOf(putForward(clock, 1_000, 10_000), 11_000)).toBe(11_000);
});

it('does not run backwards when the machine is set back', () => {
  expect(playedOf(startedClock(5, 10_000), 4_000)).toBe(0);
});
