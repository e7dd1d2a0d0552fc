import { expect, test } from 'vitest';
import { SequenceWatch, TimestampUnwrapper } from './sequence.ts';

test('a gap is counted, over the wrap too, and a repetition is told apart', () => {
  const watch = new SequenceWatch();
  expect([65_533, 65_534, 65_535, 0, 1, 4, 4, 3, 5].map((sequence) => watch.lost(sequence))).toEqual([
    0, 0, 0, 0, 0, 2, -1, -1, 0,
  ]);
});

test('a sender that begins anew far away counts as a loss, not as a repetition', () => {
  const watch = new SequenceWatch();
  watch.lost(1000);
  expect(watch.lost(200)).toBeGreaterThan(0);
  expect(watch.lost(201)).toBe(0);
});

test('timestamps run on over the 32-bit wrap and back over it for reordered pictures', () => {
  const unwrapper = new TimestampUnwrapper();
  const top = 2 ** 32;
  expect([top - 6000, 0, top - 3000, 6000].map((timestamp) => unwrapper.unwrap(timestamp))).toEqual([
    top - 6000,
    top,
    top - 3000,
    top + 6000,
  ]);
  expect(unwrapper.peek(3000)).toBe(top + 3000);
});
