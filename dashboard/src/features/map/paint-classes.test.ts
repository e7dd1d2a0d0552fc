import { expect, test } from 'vitest';
import { classOf, paintClasses } from './paint-classes.ts';

test('every value has its class, and every class a value', () => {
  const values = [0, 3, 3, 4, 7, 7, 7, 12, 40, 41, 120, 0];
  const classes = paintClasses(values, 5);
  expect(classes.length).toBe(5);
  for (const value of values) expect(classOf(classes, value)).toBeGreaterThanOrEqual(0);
  classes.forEach((_, index) => {
    expect(values.some((value) => classOf(classes, value) === index)).toBe(true);
  });
});

test('zero stands alone', () => {
  const classes = paintClasses([0, 0, 1, 2, 3], 4);
  expect(classes[0]).toEqual({ from: 0, to: 0 });
  expect(classOf(classes, 1)).toBe(1);
});

test('equal values are in one class, however many there are', () => {
  const classes = paintClasses([5, 5, 5, 5, 5, 5, 5, 9], 5);
  expect(classes).toEqual([
    { from: 5, to: 5 },
    { from: 9, to: 9 },
  ]);
});

test('fewer values than classes give fewer classes; none give none', () => {
  expect(paintClasses([8], 5)).toEqual([{ from: 8, to: 8 }]);
  expect(paintClasses([], 5)).toEqual([]);
  expect(classOf([], null)).toBe(-1);
});

test('what is not known is in no class', () => {
  expect(classOf(paintClasses([1, 2], 5), null)).toBe(-1);
});
