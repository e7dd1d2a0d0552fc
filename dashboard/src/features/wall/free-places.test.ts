import type { Place } from '@fengqiao/contract/wall-tiles';
import { expect, test } from 'vitest';
import { freePlace, isPossible, stepped } from './free-places.ts';

const left: Place = { x: 0, y: 0, w: 12, h: 24 };
const right: Place = { x: 12, y: 0, w: 12, h: 12 };

test('a place moves and grows by steps', () => {
  expect(stepped([left, right], 1, { y: 2 })).toEqual([left, { x: 12, y: 2, w: 12, h: 12 }]);
  expect(stepped([left, right], 1, { h: 1 })).toEqual([left, { x: 12, y: 0, w: 12, h: 13 }]);
});

test('a step off the screen or over another place is none', () => {
  expect(stepped([left, right], 1, { y: -1 })).toBeNull();
  expect(stepped([left, right], 1, { x: -1 })).toBeNull();
  expect(stepped([left, right], 0, { w: -12 })).toBeNull();
  expect(isPossible([left, { ...right, x: 11 }])).toBe(false);
});

test('one more tile gets the largest square that is free', () => {
  expect(freePlace([left, right])).toEqual({ x: 12, y: 12, w: 12, h: 12 });
  expect(freePlace([left, right, { x: 12, y: 12, w: 12, h: 9 }])).toEqual({ x: 12, y: 21, w: 2, h: 2 });
  expect(freePlace([{ x: 0, y: 0, w: 24, h: 24 }])).toBeNull();
});
