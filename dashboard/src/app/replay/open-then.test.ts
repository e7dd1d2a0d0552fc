import { expect, test } from 'vitest';
import { newestBy, wasOpen } from './open-then.ts';

const at = (time: string): number => Date.parse(`2026-11-22T${time}:00+08:00`);
const iso = (time: string): string => `2026-11-22T${time}:00+08:00`;

test('a case stands on the map from its registration until it was resolved', () => {
  const then = { registeredAt: iso('10:00'), resolvedAt: iso('11:00') };
  expect(['09:59', '10:00', '10:59', '11:00'].map((time) => wasOpen(then, at(time)))).toEqual([
    false,
    true,
    true,
    false,
  ]);
  expect(wasOpen({ ...then, resolvedAt: null }, at('23:00'))).toBe(true);
});

test('the newest event is the last that had happened', () => {
  const events = [{ occurredAt: iso('10:00') }, { occurredAt: iso('11:00') }];
  expect([
    newestBy(events, at('09:00')),
    newestBy(events, at('10:30')),
    newestBy(events, at('11:00')),
  ]).toEqual([-1, 0, 1]);
});
