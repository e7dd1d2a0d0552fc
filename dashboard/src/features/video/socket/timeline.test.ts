import { expect, test } from 'vitest';
import { Timeline } from './timeline.ts';

/** Parts of 200 ms, taken from 100,000 ms on, a key frame each second. */
function aTimeline(parts: number): Timeline {
  const timeline = new Timeline();
  for (let n = 0; n < parts; n++) {
    const part = { durationTicks: 18_000, wallMs: 100_000 + n * 200, independent: n % 5 === 0 };
    timeline.add((n + 1) * 0.2, part, 1_000);
  }
  return timeline;
}

test('says when the picture at a media time was taken', () => {
  expect(aTimeline(10).wallAt(1.3)).toBeCloseTo(101_300, 0);
  expect(new Timeline().wallAt(1)).toBeNull();
});

test('a picture that stands at the end does not grow younger', () => {
  expect(aTimeline(10).wallAt(7)).toBeCloseTo(102_000, 0);
});

test('is cut at a key frame only, and forgets what is gone', () => {
  const timeline = aTimeline(20);
  expect(timeline.cutBefore(2.9)).toBeCloseTo(2, 5);
  expect(timeline.cutBefore(0.9)).toBeNull();
  timeline.forgetBefore(2);
  expect(timeline.bytes).toBe(10_000);
  expect(timeline.wallAt(1)).toBeNull();
  expect(timeline.cutBefore(2.9)).toBeNull();
});
