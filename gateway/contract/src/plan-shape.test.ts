import { expect, test } from 'vitest';
import type { PlanRing } from './floors.ts';
import { crossesItself, isInRing, namePoint, planBox, pointOf, ringArea, shareOf } from './plan-shape.ts';

/** An L: 10 by 10 without its lower right quarter. */
const bent: PlanRing = [
  [0, 0],
  [10, 0],
  [10, 5],
  [5, 5],
  [5, 10],
  [0, 10],
];

test('a bent room has its size, and its name stands inside it', () => {
  expect(ringArea(bent)).toBe(75);
  expect(isInRing([8, 8], bent)).toBe(false);
  expect(isInRing(namePoint(bent), bent)).toBe(true);
  expect(crossesItself(bent)).toBe(false);
});

test('a rectangle has its name in the middle', () => {
  expect(
    namePoint([
      [2, 2],
      [12, 2],
      [12, 6],
      [2, 6],
    ]),
  ).toEqual([7, 4]);
});

test('a point is the same after it was kept as shares of the plan', () => {
  const box = planBox(bent);
  expect(shareOf([2.5, 5], box)).toEqual({ x: 0.25, y: 0.5 });
  expect(pointOf(shareOf([3.33, 7.77], box), box)).toEqual([3.33, 7.77]);
  expect(shareOf([-1, 11], box)).toEqual({ x: 0, y: 1 });
});
