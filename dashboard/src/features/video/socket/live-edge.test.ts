import { expect, test } from 'vitest';
import { edgeStep } from './live-edge.ts';

const at = (currentS: number, ranges: [number, number][], playbackRate = 1) =>
  edgeStep({ currentS, ranges: ranges.map(([startS, endS]) => ({ startS, endS })), playbackRate });

test('a tile near the edge plays on as it is', () => {
  expect(at(10, [[5, 10.3]])).toEqual({ seekS: null, playbackRate: 1 });
  expect(at(10, [])).toEqual({ seekS: null, playbackRate: 1 });
});

test('a little late it plays a little faster, until it has caught up', () => {
  expect(at(10, [[5, 10.6]])).toEqual({ seekS: null, playbackRate: 1.1 });
  expect(at(10, [[5, 10.45]], 1.1)).toEqual({ seekS: null, playbackRate: 1.1 });
  expect(at(10, [[5, 10.45]])).toEqual({ seekS: null, playbackRate: 1 });
  expect(at(10, [[5, 10.35]], 1.1)).toEqual({ seekS: null, playbackRate: 1 });
});

test('more than a second behind it jumps', () => {
  expect(at(10, [[5, 11.1]])).toEqual({ seekS: expect.closeTo(10.8, 5), playbackRate: 1 });
});

test('a gap is jumped over, to the newest picture that is there', () => {
  expect(
    at(10, [
      [5, 10],
      [10.9, 11.1],
    ]),
  ).toEqual({ seekS: 10.9, playbackRate: 1 });
});

test('what begins anew at an earlier time is gone to', () => {
  expect(at(400, [[0, 0.2]])).toEqual({ seekS: 0, playbackRate: 1 });
});
