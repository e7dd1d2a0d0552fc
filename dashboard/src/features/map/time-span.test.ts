import { expect, test } from 'vitest';
import { dayMs, hourMs } from '../../lib/time.ts';
import {
  moved,
  nextPicture,
  parseWindow,
  rangeOf,
  stretched,
  timeSpans,
  windowBetween,
  windowText,
} from './time-span.ts';

const now = Date.parse('2026-11-22T15:42:08+08:00');
const at = (text: string) => Date.parse(`${text}+08:00`);

test('a day is the last 24 hours by the hour, the present one among them', () => {
  expect(rangeOf('day', now)).toEqual({
    fromMs: at('2026-11-21T16:00:00'),
    toMs: at('2026-11-22T16:00:00'),
    stepMs: hourMs,
    steps: 24,
  });
});

test('months are days of Shanghai, years are weeks from Monday', () => {
  expect(rangeOf('month', now).toMs).toBe(at('2026-11-23T00:00:00'));
  // 22 November 2026 is a Sunday.
  const year = rangeOf('year', now);
  expect(year.toMs).toBe(at('2026-11-23T00:00:00'));
  expect(year.fromMs).toBe(year.toMs - 53 * 7 * dayMs);
});

test('every span holds this moment in its last step', () => {
  for (const span of timeSpans) {
    const { toMs, stepMs } = rangeOf(span, now);
    expect(now).toBeGreaterThanOrEqual(toMs - stepMs);
    expect(now).toBeLessThan(toMs);
  }
});

test('a brush takes whole steps, whichever way it was drawn', () => {
  const range = rangeOf('day', now);
  const window = windowBetween(range, 0.3, 0.26);
  expect(window).toEqual({ fromMs: range.fromMs + 6 * hourMs, toMs: range.fromMs + 8 * hourMs });
  expect(windowBetween(range, 0, 0)).toEqual({ fromMs: range.fromMs, toMs: range.fromMs + hourMs });
  expect(windowBetween(range, 1, 2)).toEqual({ fromMs: range.toMs - hourMs, toMs: range.toMs });
});

test('a window moves and stretches inside the bar', () => {
  const range = rangeOf('day', now);
  const window = { fromMs: range.fromMs, toMs: range.fromMs + 3 * hourMs };
  expect(moved(range, window, 2).fromMs).toBe(range.fromMs + 2 * hourMs);
  expect(moved(range, window, -5)).toEqual(window);
  expect(moved(range, window, 99).toMs).toBe(range.toMs);
  expect(stretched(range, window, -9).toMs).toBe(range.fromMs + hourMs);
  expect(stretched(range, window, 99).toMs).toBe(range.toMs);
});

test('playing begins with the first step, goes on by one and ends with the bar', () => {
  const range = rangeOf('day', now);
  const first = nextPicture(range, null);
  expect(first).toEqual({ fromMs: range.fromMs, toMs: range.fromMs + hourMs });
  expect(first && nextPicture(range, first)?.fromMs).toBe(range.fromMs + hourMs);
  expect(nextPicture(range, { fromMs: range.toMs - hourMs, toMs: range.toMs })).toBeNull();
});

test('a window survives its address; what is none is refused', () => {
  const window = { fromMs: at('2026-11-21T10:00:00'), toMs: at('2026-11-21T11:00:00') };
  expect(windowText(window)).toBe('2026-11-21T10:00,2026-11-21T11:00');
  expect(parseWindow(windowText(window))).toEqual(window);
  for (const text of [
    '',
    'a,b',
    '2026-11-21T11:00,2026-11-21T10:00',
    '2026-11-21T10:00',
    `${windowText(window)},x`,
  ])
    expect(parseWindow(text)).toBeNull();
});
