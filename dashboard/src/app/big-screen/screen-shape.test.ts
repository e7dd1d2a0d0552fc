import { expect, test } from 'vitest';
import { remPixels, screenShape } from './screen-shape.ts';

test.each([
  [1920, 1080, 'usual', 16],
  [3840, 2160, 'usual', 32],
  [7680, 2160, 'wide', 32],
  [2560, 1080, 'usual', 16],
  [1080, 1920, 'tall', 16],
] as const)('%i×%i is %s, with %i px to the rem', (width, height, shape, rem) => {
  expect(screenShape(width, height)).toBe(shape);
  expect(remPixels(width, height)).toBe(rem);
});

test('the letters follow the scale of whoever hung the display up', () => {
  expect(remPixels(3840, 2160, 1.25)).toBe(40);
});
