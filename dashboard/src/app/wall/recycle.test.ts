import { describe, expect, test } from 'vitest';
import { hourMs } from '../../lib/time.ts';
import { isToRecycle, type PageHealth, spreadOf } from './recycle.ts';

const at = (time: string): number => Date.parse(`2026-11-22T${time}:00+08:00`);
const old: PageHealth = {
  nowMs: at('03:10'),
  upMs: 24 * hourMs,
  heapMib: 300,
  connected: true,
  alarm: false,
  spread: 0,
};

describe('a screen’s page begins anew', () => {
  test('at night when it has run for a day, and not by day', () => {
    expect(isToRecycle(old)).toBe(true);
    for (const time of ['02:59', '04:01', '15:00'])
      expect(isToRecycle({ ...old, nowMs: at(time) })).toBe(false);
    expect(isToRecycle({ ...old, upMs: hourMs })).toBe(false);
  });

  test('each screen of a wall at its own time', () => {
    expect(isToRecycle({ ...old, spread: 0.5 })).toBe(false);
    expect(isToRecycle({ ...old, spread: 0.5, nowMs: at('03:40') })).toBe(true);
    const spreads = ['1', '2', '3', '4'].map((screen) => spreadOf(`hall/${screen}`)).sort();
    // Minutes apart: one is back long before the next one goes.
    for (const [n, spread] of spreads.entries())
      expect(spread - (spreads[n - 1] ?? -1)).toBeGreaterThan(0.05);
    expect(spreads.every((spread) => spread >= 0 && spread < 1)).toBe(true);
  });

  test('at any time when it has grown too large, but not again and again', () => {
    const full = { ...old, nowMs: at('15:00'), heapMib: 1_300 };
    expect(isToRecycle(full)).toBe(true);
    expect(isToRecycle({ ...full, upMs: 10 * 60_000 })).toBe(false);
  });

  test('never without the gateway, and never while an alarm stands or waits', () => {
    expect(isToRecycle({ ...old, connected: false })).toBe(false);
    expect(isToRecycle({ ...old, alarm: true })).toBe(false);
    expect(isToRecycle({ ...old, heapMib: 5_000, alarm: true })).toBe(false);
  });

  test('by its age alone where the browser does not tell its memory', () => {
    expect(isToRecycle({ ...old, heapMib: null })).toBe(true);
    expect(isToRecycle({ ...old, heapMib: null, nowMs: at('12:00') })).toBe(false);
  });
});
