import type { RoomState } from '@fengqiao/contract/centres';
import { expect, test } from 'vitest';
import { roomCounts, roomsInUse } from './room-counts.ts';

const now = Date.parse('2026-11-22T15:00:00+08:00');
const room = (id: string, use: RoomState['use'], kind: RoomState['kind'] = 'mediation'): RoomState => ({
  id,
  name: id,
  zone: 'mediation',
  kind,
  private: true,
  cameraId: null,
  use,
});
const inUse = (since: string, reportedAt = since) =>
  ({ state: 'inUse', since, reportedAt, caseCode: null }) as const;

const centres = [
  {
    rooms: [
      room('a', inUse('2026-11-22T14:30:00+08:00')),
      room('b', inUse('2026-11-22T14:05:00+08:00')),
      room('c', inUse('2026-11-21T15:00:00+08:00')),
      room('d', null),
      room('e', { ...inUse('2026-11-22T09:00:00+08:00'), state: 'free' }),
      room('hall', { ...inUse('2026-11-22T09:00:00+08:00'), state: 'closed' }, 'reception'),
    ],
  },
];

test('what was said yesterday counts as not known, like what was never said', () => {
  expect(roomCounts(centres, 'mediation', now)).toEqual({ free: 1, inUse: 2, closed: 0, unknown: 2, all: 5 });
  expect(roomCounts(centres, 'reception', now)).toEqual({ free: 0, inUse: 0, closed: 1, unknown: 0, all: 1 });
});

test('the room that has been used longest comes first', () => {
  expect(roomsInUse(centres, now).map(({ room: { id } }) => id)).toEqual(['b', 'a']);
});
