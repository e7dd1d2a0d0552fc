import { expect, test } from 'vitest';
import { captionOf } from './caption.ts';

const words = { live: 'Live', recording: 'Replay', captured: 'taken', saved: 'saved', snapshot: 'No.' };
const snapshot = {
  id: '0f3a9c11-0000-4000-8000-000000000000',
  cameraId: '51190200001310000001',
  cameraName: 'North gate',
  of: 'recording' as const,
  capturedAt: '2026-11-22T04:00:05.000Z',
  savedAt: '2026-11-22T07:42:08.000Z',
  watermark: {
    displayName: 'Li Ming',
    account: 'operator01',
    terminal: 'Desk 1',
    timeZone: 'Asia/Shanghai',
    viewing: null,
  },
};

test('a saved picture says whose it is, of what and when, by the clocks of the server', () => {
  expect(captionOf(snapshot, words)).toEqual({
    lines: [
      'North gate · 51190200001310000001',
      'Replay · taken 2026-11-22 12:00:05 · saved 2026-11-22 15:42:08',
      'Li Ming · operator01 · Desk 1 · No. 0f3a9c11',
    ],
    mark: ['Li Ming · operator01 · Desk 1', '2026-11-22 15:42:08'],
    fileName: '51190200001310000001-2026-11-22-12-00-05-0f3a9c11.png',
  });
});

test('a time that is not known is not made up', () => {
  const { lines } = captionOf({ ...snapshot, of: 'live', capturedAt: null }, words);
  expect(lines[1]).toBe('Live · saved 2026-11-22 15:42:08');
});
