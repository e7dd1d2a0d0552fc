import { expect, test } from 'vitest';
import { shrunkSize } from './shrink-photo.ts';

test('a photograph of a phone is drawn smaller in its own shape, a small one stays', () => {
  expect(shrunkSize({ width: 3_000, height: 4_000 })).toEqual({ width: 750, height: 1_000 });
  expect(shrunkSize({ width: 300, height: 400 })).toEqual({ width: 300, height: 400 });
});
