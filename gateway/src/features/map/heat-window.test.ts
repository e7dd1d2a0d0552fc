import { expect, test } from 'vitest';
import { splitWindow } from './heat-window.ts';

const at = (text: string): number => Date.parse(text);

test('a window of a month is counted case by case', () => {
  expect(splitWindow(at('2026-01-10T00:00:00+08:00'), at('2026-02-09T00:00:00+08:00'))).toBeNull();
});

test('a long window is whole months and the two pieces at its ends', () => {
  expect(splitWindow(at('2025-11-20T10:00:00+08:00'), at('2026-03-05T09:00:00+08:00'))).toEqual({
    months: { from: '2025-12-01', until: '2026-03-01' },
    edges: [
      { from: '2025-11-20T02:00:00.000Z', to: '2025-11-30T16:00:00.000Z' },
      { from: '2026-02-28T16:00:00.000Z', to: '2026-03-05T01:00:00.000Z' },
    ],
  });
});

test('a window that begins and ends with a month has no pieces left over', () => {
  expect(splitWindow(at('2026-01-01T00:00:00+08:00'), at('2026-04-01T00:00:00+08:00'))).toEqual({
    months: { from: '2026-01-01', until: '2026-04-01' },
    edges: [],
  });
});

test('without a beginning every month before the last one counts', () => {
  expect(splitWindow(null, at('2026-03-05T09:00:00+08:00'))?.months).toEqual({
    from: '0001-01-01',
    until: '2026-03-01',
  });
});
