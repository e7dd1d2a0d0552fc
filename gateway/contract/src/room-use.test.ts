import { expect, test } from 'vitest';
import { type RoomUse, roomUseAt } from './room-use.ts';

const use: RoomUse = {
  state: 'inUse',
  since: '2026-11-22T09:00:00+08:00',
  reportedAt: '2026-11-22T09:00:00+08:00',
  caseCode: null,
};

test('a word on a room holds for half a day; afterwards nobody knows', () => {
  expect(roomUseAt(use, Date.parse('2026-11-22T20:59:00+08:00'))).toBe('inUse');
  expect(roomUseAt(use, Date.parse('2026-11-22T21:01:00+08:00'))).toBe('unknown');
});

test('a room of which nobody has spoken is unknown, not free', () => {
  expect(roomUseAt(null, 0)).toBe('unknown');
});
