import { expect, test } from 'vitest';
import { paintRamp } from '../../theme/tokens.ts';
import { paintOf } from './painted-classes.ts';

test('the least and the most take the ends of the ramp, and what nobody has said takes none', () => {
  const values = [3, 41, null];
  expect(values.map(paintOf(values))).toEqual([paintRamp[0], paintRamp.at(-1), null]);
});

test('equal values are of one colour', () => {
  const paint = paintOf([7, 7, 7]);
  expect(paint(7)).toBe(paintRamp[0]);
});
