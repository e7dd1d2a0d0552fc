import { describe, expect, test } from 'vitest';
import { barAround, coverageAt, placeOn, spanAt, stretches } from './coverage.ts';

const at = (time: string): number => Date.parse(`2026-11-22T${time}+08:00`);
const span = (from: string, to: string) => ({
  from: `2026-11-22T${from}+08:00`,
  to: `2026-11-22T${to}+08:00`,
});
const day = {
  spans: [span('10:00:00', '10:10:00'), span('10:12:00', '10:30:00')],
  setBy: 'head01',
  complete: true,
};
const now = at('12:00:00');

describe('what there is of a moment', () => {
  test.each<[string, number, Parameters<typeof coverageAt>[1], string]>([
    ['inside a span', at('10:05:00'), [day], 'recorded'],
    ['between two spans', at('10:11:00'), [day], 'gap'],
    [
      'of a camera that nobody records',
      at('10:05:00'),
      [{ spans: [], setBy: null, complete: true }],
      'never',
    ],
    ['while a node has not answered', at('10:11:00'), [{ ...day, complete: false }], 'unknown'],
    ['while its day is not loaded', at('10:11:00'), [day, undefined], 'unknown'],
    ['that is still to come', at('12:00:01'), [day], 'future'],
  ])('%s', (_, atMs, days, expected) => {
    expect(coverageAt(atMs, days, now)).toBe(expected);
  });

  test('a span ends before its last moment', () => {
    expect(spanAt(day.spans, at('10:10:00'))).toBeNull();
    expect(spanAt(day.spans, at('10:12:00'))).toEqual(day.spans[1]);
  });
});

describe('the bar', () => {
  test('holds the part of a span that lies on it', () => {
    expect(stretches(day.spans, at('10:05:00'), at('10:25:00'))).toEqual([
      { from: 0, width: 0.25 },
      { from: 0.35, width: 0.65 },
    ]);
    expect(placeOn(at('10:15:00'), at('10:05:00'), at('10:25:00'))).toBe(0.5);
    expect(placeOn(at('10:30:00'), at('10:05:00'), at('10:25:00'))).toBeNull();
  });

  test('stays while the moment is on it, and turns over when it has left it', () => {
    const bar = barAround(at('10:00:00'), 1, null);
    expect(bar).toEqual({ fromMs: at('09:30:00'), toMs: at('10:30:00') });
    expect(barAround(at('10:29:00'), 1, bar)).toBe(bar);
    expect(barAround(at('10:31:00'), 1, bar)).toEqual({ fromMs: at('10:01:00'), toMs: at('11:01:00') });
    expect(barAround(at('10:00:00'), 4, bar)).toEqual({ fromMs: at('08:00:00'), toMs: at('12:00:00') });
  });
});
