import { expect, test } from 'vitest';
import { nearestSpot } from './nearest-spot.ts';

const box = (left: number, top: number) => ({ left, top, width: 90, height: 50 });
/** Two screens of four tiles side by side. */
const boxes = [
  box(0, 0),
  box(100, 0),
  box(0, 60),
  box(100, 60),
  box(300, 0),
  box(400, 0),
  box(300, 60),
  box(400, 60),
];

test('arrows go to the neighbour in their row or column, and over to the next screen', () => {
  expect(nearestSpot(boxes, 0, 'ArrowRight')).toBe(1);
  expect(nearestSpot(boxes, 1, 'ArrowRight')).toBe(4);
  expect(nearestSpot(boxes, 3, 'ArrowRight')).toBe(6);
  expect(nearestSpot(boxes, 6, 'ArrowLeft')).toBe(3);
  expect(nearestSpot(boxes, 5, 'ArrowDown')).toBe(7);
  expect(nearestSpot(boxes, 7, 'ArrowUp')).toBe(5);
});

test('at the edge an arrow leads nowhere', () => {
  expect(nearestSpot(boxes, 0, 'ArrowLeft')).toBeNull();
  expect(nearestSpot(boxes, 7, 'ArrowDown')).toBeNull();
  expect(nearestSpot(boxes, 99, 'ArrowDown')).toBeNull();
});
