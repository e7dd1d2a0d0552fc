import { expect, test } from 'vitest';
import { arcWidth } from './arc-layer.ts';

test('an arc of more cases is wider, and four times the cases twice as much wider', () => {
  expect(arcWidth(100, 100) - arcWidth(0, 100)).toBeCloseTo(2 * (arcWidth(25, 100) - arcWidth(0, 100)));
});

test('without any case nothing divides by nothing', () => {
  expect(arcWidth(0, 0)).toBe(1.5);
});
