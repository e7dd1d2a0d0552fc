import { expect, test } from 'vitest';
import { FrameWatch, frozenAfterMs } from './frame-watch.ts';

test('a picture that never came is not frozen', () => {
  const watch = new FrameWatch();
  watch.sample(0, 10_000);
  expect(watch.ageMs(60_000)).toBeNull();
  expect(watch.isFrozen(60_000)).toBe(false);
});

test('three seconds without a new frame freeze the picture and the next frame thaws it', () => {
  const watch = new FrameWatch();
  watch.sample(1, 1_000);
  watch.sample(1, 1_000 + frozenAfterMs - 1);
  expect(watch.isFrozen(1_000 + frozenAfterMs - 1)).toBe(false);
  expect(watch.isFrozen(1_000 + frozenAfterMs)).toBe(true);
  watch.sample(2, 5_000);
  expect(watch.isFrozen(5_000)).toBe(false);
  expect(watch.ageMs(5_400)).toBe(400);
});

test('a player that begins anew is no new frame', () => {
  const watch = new FrameWatch();
  watch.sample(900, 1_000);
  watch.sample(0, 4_000);
  expect(watch.isFrozen(4_500)).toBe(true);
  watch.sample(1, 5_000);
  expect(watch.isFrozen(5_000)).toBe(false);
});

test('time on a hidden page is forgiven', () => {
  const watch = new FrameWatch();
  watch.sample(10, 1_000);
  watch.forgive(61_000);
  expect(watch.isFrozen(61_500)).toBe(false);
});
