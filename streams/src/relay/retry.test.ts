import { expect, test } from 'vitest';
import type { LineEnd } from '../worker/camera-line.ts';
import { Retry } from './retry.ts';

const T = 1_000_000;
const gone: LineEnd = { reason: 'refused', message: 'the camera refused the connection', lasting: false };
const wrong: LineEnd = { reason: 'unauthorized', message: 'wrong password', lasting: true };
const crashed: LineEnd = { ...gone, reason: 'internal', lost: true };
const waits = (retry: Retry, end: LineEnd, watched: boolean): number[] =>
  Array.from({ length: 100 }, () => retry.after(end, watched, T));

test('a camera that flaps is asked again after one to thirty seconds, and after three at most while somebody watches', () => {
  const unwatched = waits(new Retry(), gone, false);
  expect(Math.min(...unwatched)).toBeGreaterThanOrEqual(1000);
  expect(Math.max(...unwatched)).toBeLessThanOrEqual(30_000);
  expect(Math.max(...unwatched)).toBeGreaterThan(15_000);
  const watched = waits(new Retry(), gone, true);
  expect(Math.min(...watched)).toBeGreaterThanOrEqual(1000);
  expect(Math.max(...watched)).toBeLessThanOrEqual(3000);
});

test('what only a person can mend waits longer, whoever watches', () => {
  const all = waits(new Retry(), wrong, true);
  expect(Math.min(...all)).toBeGreaterThanOrEqual(10_000);
  expect(Math.max(...all)).toBeLessThanOrEqual(120_000);
});

test('a worker’s death costs its cameras no wait, but twice in a minute does: one of them may be the cause', () => {
  const retry = new Retry();
  expect(retry.after(crashed, true, T)).toBe(0);
  expect(retry.after(crashed, true, T + 5000)).toBeGreaterThanOrEqual(1000);
  expect(retry.after(crashed, true, T + 66_000)).toBe(0);
});
