import { expect, test } from 'vitest';
import { TokenBucket } from './token-bucket.ts';

test('a burst passes, then only as many as the time gives', () => {
  const bucket = new TokenBucket(3, 2, 1_000);
  expect([1, 2, 3, 4].map(() => bucket.take(1_000))).toEqual([true, true, true, false]);
  expect([bucket.take(1_499), bucket.take(1_500), bucket.take(1_501)]).toEqual([false, true, false]);
});

test('a long rest fills it to its size and no further; a clock that goes back gives nothing', () => {
  const bucket = new TokenBucket(2, 100, 1_000);
  bucket.take(1_000);
  expect([1, 2, 3].map(() => bucket.take(90_000))).toEqual([true, true, false]);
  expect(bucket.take(10_000)).toBe(false);
});
