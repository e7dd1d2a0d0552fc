import { expect, test } from 'vitest';
import { windowWords } from './window-words.ts';

const window = (from: string, to: string) => ({
  fromMs: Date.parse(`${from}:00+08:00`),
  toMs: Date.parse(`${to}:00+08:00`),
});

test('a window is told by the clock of Shanghai', () => {
  expect(windowWords(window('2026-11-21T10:00', '2026-11-21T11:00'))).toBe('2026-11-21 10:00–11:00');
  expect(windowWords(window('2026-11-21T23:00', '2026-11-22T00:00'))).toBe('2026-11-21 23:00–24:00');
  expect(windowWords(window('2026-11-21T23:00', '2026-11-22T01:00'))).toBe(
    '2026-11-21 23:00 – 2026-11-22 01:00',
  );
});

test('whole days need no clock', () => {
  expect(windowWords(window('2026-11-21T00:00', '2026-11-22T00:00'))).toBe('2026-11-21');
  expect(windowWords(window('2026-11-16T00:00', '2026-11-23T00:00'))).toBe('2026-11-16 – 2026-11-22');
});
