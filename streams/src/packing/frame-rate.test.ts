import { expect, test } from 'vitest';
import { FrameRate } from './frame-rate.ts';

const after = (said: number | undefined, ...deltas: number[]): number | undefined => {
  const rate = new FrameRate();
  rate.expect(said);
  for (const delta of deltas) rate.add(delta);
  return rate.frameTicks;
};

test('four distances are needed, and one late picture changes nothing', () => {
  expect(after(undefined, 6000, 6000, 6000)).toBeUndefined();
  expect(after(undefined, 6000, 6000, 30_000, 6000)).toBe(6000);
});

test('two are enough when they are what the parameter sets say; a camera that lies is not believed', () => {
  expect(after(6000, 6000)).toBeUndefined();
  expect(after(6000, 6000, 6100)).toBe(6100);
  expect(after(3600, 6000, 6000, 6000)).toBeUndefined();
  expect(after(3600, 6000, 6000, 6000, 6000)).toBe(6000);
});

test('steps back and stand-stills are no distance', () => {
  expect(after(undefined, 0, -6000, 6000, 6000, 6000)).toBeUndefined();
});
