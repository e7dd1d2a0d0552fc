import { expect, test } from 'vitest';
import { progressBand } from './progress-bands.ts';

test('an area that resolves as many as come in is in the first band, one below nine tenths is warned', () => {
  expect(progressBand(10, 10)).toBe('ahead');
  expect(progressBand(10, 12)).toBe('ahead');
  expect(progressBand(10, 9)).toBe('near');
  expect(progressBand(100, 89)).toBe('behind');
});

test('an area without a new case is in no band', () => {
  expect(progressBand(0, 3)).toBe('none');
});
