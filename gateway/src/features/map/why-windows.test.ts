import { expect, test } from 'vitest';
import { comparedWindows } from './why-windows.ts';

const now = Date.parse('2026-11-22T10:00:00+08:00');

test('a window is compared with as long a time right before it', () => {
  expect(comparedWindows('2026-11-21T10:00:00+08:00', '2026-11-21T13:00:00+08:00', now)).toEqual({
    now: { from: '2026-11-21T02:00:00.000Z', to: '2026-11-21T05:00:00.000Z' },
    before: { from: '2026-11-20T23:00:00.000Z', to: '2026-11-21T02:00:00.000Z' },
  });
});

test('without a window the last thirty days up to now are compared', () => {
  const { now: last, before } = comparedWindows(undefined, undefined, now);
  expect(last).toEqual({ from: '2026-10-23T16:00:00.000Z', to: '2026-11-22T02:00:00.000Z' });
  expect(before.to).toBe(last.from);
  expect(Date.parse(before.to) - Date.parse(before.from)).toBe(Date.parse(last.to) - Date.parse(last.from));
});

test('an end before its beginning compares nothing with nothing', () => {
  const { before } = comparedWindows('2026-11-21T10:00:00+08:00', '2026-11-20T10:00:00+08:00', now);
  expect(before.from).toBe(before.to);
});
