import { expect, test } from 'vitest';
import { fitsTarget, type PendingSample, partTargetFor, takePart } from './part-cutter.ts';

const at = (...dts: number[]): PendingSample[] =>
  dts.map((each) => ({ nalus: [], key: false, dts: each, offset: 0 }));
const durations = (samples: { duration: number }[] | undefined): number[] | undefined =>
  samples?.map(({ duration }) => duration);

test('the target is the number of whole pictures nearest to 200 ms, with a little room', () => {
  expect([30, 25, 15, 12, 5, 1].map((fps) => Math.round(partTargetFor(90_000 / fps) / 90))).toEqual([
    208, 208, 208, 173, 208, 1040,
  ]);
});

test('a part is taken as soon as no further picture can fit, and not before', () => {
  expect(takePart(at(0, 6000), 18_720, 6000, false)).toBeUndefined();
  expect(durations(takePart(at(0, 6000, 12_000), 18_720, 6000, false))).toEqual([6000, 6000, 6000]);
  expect(durations(takePart(at(0, 6000), 18_720, 6000, true))).toEqual([6000, 6000]);
});

test('what does not fit stays for the next part, and the real distance counts', () => {
  const waiting = at(0, 6000, 12_500, 19_000);
  expect(durations(takePart(waiting, 18_720, 6000, false))).toEqual([6000, 6500, 6220]);
  expect(waiting.map(({ dts }) => dts)).toEqual([19_000]);
});

test('a camera that turned slow never makes a part longer than the target', () => {
  expect(durations(takePart(at(0), 18_720, 22_500, false))).toEqual([18_720]);
  expect(fitsTarget(22_500, 18_720)).toBe(false);
  expect(fitsTarget(6000, 18_720)).toBe(true);
});
