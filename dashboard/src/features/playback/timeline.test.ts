import { expect, test } from 'vitest';
import { Timeline } from './timeline.ts';

const noon = Date.UTC(2026, 10, 22, 4);
/** Ten seconds, a gap of a minute, ten more. */
const timeline = new Timeline([
  { startS: 0, durationS: 10, wallMs: noon },
  { startS: 10, durationS: 10, wallMs: noon + 70_000 },
]);

test('a recorded time is found, and told again from where it plays', () => {
  expect(timeline.mediaAt(noon + 4_000)).toBe(4);
  expect(timeline.wallAt(4)).toBe(noon + 4_000);
  expect(timeline.mediaAt(noon + 75_000)).toBe(15);
  expect(timeline.wallAt(15)).toBe(noon + 75_000);
});

test('a time in a gap plays from where the pictures go on', () => {
  expect(timeline.mediaAt(noon + 40_000)).toBe(10);
  expect(timeline.wallAt(10)).toBe(noon + 70_000);
});

test('times before and after are the beginning and the end', () => {
  expect(timeline.mediaAt(noon - 5_000)).toBe(0);
  expect(timeline.mediaAt(noon + 999_000)).toBe(20);
  expect(timeline.wallAt(99)).toBe(noon + 80_000);
});

test('nothing is nowhere', () => {
  expect(new Timeline([]).mediaAt(noon)).toBeNull();
  expect(new Timeline([]).wallAt(0)).toBeNull();
});
