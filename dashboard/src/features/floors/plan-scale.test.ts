import { expect, test } from 'vitest';
import { fitPlan, pathOf, toFrame, toPlan, wedgePath } from './plan-scale.ts';

const box = { x: 0, y: 0, width: 50, height: 20 };
const scale = fitPlan(box, { width: 1040, height: 1000 }, 20);

test('a plan stands in the middle of its frame, as large as it fits', () => {
  expect(scale).toMatchObject({ perM: 20, left: 20, top: 300 });
  expect(toFrame([50, 20], scale)).toEqual([1020, 700]);
  expect(toPlan([1020, 700], scale)).toEqual([50, 20]);
});

test('corners become a closed path', () => {
  const ring: [number, number][] = [
    [0, 0],
    [1, 0],
    [1, 1],
  ];
  expect(pathOf(ring, scale)).toBe('M20.0 300.0L40.0 300.0L40.0 320.0Z');
});

test('a camera that looks to the right covers what lies right of it', () => {
  expect(wedgePath([10, 10], { turnDeg: 90, fovDeg: 90, viewM: 10 }, scale)).toBe(
    'M220.0 500.0L361.4 358.6A200.0 200.0 0 0 1 361.4 641.4Z',
  );
});
