import type { CameraHealthHistory } from '@fengqiao/contract/camera-health';
import { expect, test } from 'vitest';
import { historySpans, outageTotal } from './history-spans.ts';

const at = (hour: number) => new Date(Date.UTC(2026, 10, 22, hour)).toISOString();
const history = (more: Partial<CameraHealthHistory>): CameraHealthHistory => ({
  cameraId: '5'.repeat(20),
  from: at(0),
  now: at(10),
  before: null,
  entries: [],
  latest: null,
  ...more,
});
const entry = (hour: number, state: 'online' | 'outage') => ({
  at: at(hour),
  state,
  reason: state === 'outage' ? 'no-rtp' : null,
  node: null,
});
const shape = (some: Partial<CameraHealthHistory>) =>
  historySpans(history(some)).map(({ state, from, to }) => [
    state,
    new Date(from).getUTCHours(),
    new Date(to).getUTCHours(),
  ]);

test('nobody knows of a camera before somebody has asked', () => {
  expect(shape({})).toEqual([['unknown', 0, 10]]);
  expect(shape({ entries: [entry(4, 'online')] })).toEqual([
    ['unknown', 0, 4],
    ['online', 4, 10],
  ]);
});

test('what was true before the beginning goes on until the first entry', () => {
  const spans = { before: 'online' as const, entries: [entry(2, 'outage'), entry(5, 'online')] };
  expect(shape(spans)).toEqual([
    ['online', 0, 2],
    ['outage', 2, 5],
    ['online', 5, 10],
  ]);
  expect(outageTotal(historySpans(history(spans)))).toEqual({ times: 1, ms: 3 * 3_600_000 });
});

test('an entry that is older than the beginning takes no room', () => {
  expect(shape({ entries: [entry(-1, 'outage')] })).toEqual([['outage', 0, 10]]);
});
