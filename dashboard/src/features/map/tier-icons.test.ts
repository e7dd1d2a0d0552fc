import { expect, test } from 'vitest';
import { iconSize } from './tier-icons.ts';

test('a higher tier is larger at every zoom, and nearer is larger up to a limit', () => {
  for (const zoom of [5, 9, 11, 13, 18]) {
    expect(iconSize('red', zoom)).toBeGreaterThan(iconSize('orange', zoom));
    expect(iconSize('orange', zoom)).toBeGreaterThan(iconSize('blue', zoom));
  }
  expect(iconSize('red', 13)).toBeGreaterThan(iconSize('red', 9));
  expect(iconSize('red', 18)).toBe(iconSize('red', 13));
});

test('a crowded map draws smaller signs until it is near enough to tell them apart', () => {
  expect(iconSize('blue', 8, 1000)).toBeLessThan(iconSize('blue', 8, 50));
  expect(iconSize('blue', 8, 1_000_000)).toBeGreaterThan(8);
  expect(iconSize('blue', 13, 1000)).toBe(iconSize('blue', 13, 50));
});
