import { expect, test } from 'vitest';
import { DecodingTimes } from './decoding-times.ts';

const run = (depth: number | undefined, frames: number[]): number[] => {
  const times = new DecodingTimes(depth);
  return frames.map((frame) => times.next(frame * 100, 100) / 100);
};

test('without reordering a picture is decoded when it is shown', () => {
  expect(run(0, [5, 6, 7, 9])).toEqual([5, 6, 7, 9]);
});

test('with two reordered pictures decoding runs two ahead, evenly, never after its presentation', () => {
  const shown = [10, 14, 12, 11, 13, 18, 16, 15, 17];
  const decoded = run(2, shown);
  expect(decoded).toEqual([8, 9, 10, 11, 12, 13, 14, 15, 16]);
  expect(decoded.every((time, i) => time <= (shown[i] ?? 0))).toBe(true);
});

test('a stream that does not say how it reorders is learned, and never runs backwards', () => {
  const decoded = run(undefined, [0, 4, 2, 1, 3, 8, 6, 5, 7, 12, 10, 9, 11, 16, 14, 13, 15]);
  expect(decoded.every((time, i) => i === 0 || time > (decoded[i - 1] ?? 0))).toBe(true);
  expect(decoded.slice(-4)).toEqual([11, 12, 13, 14]);
});
