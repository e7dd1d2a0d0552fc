import type { RoomState } from '@fengqiao/contract/centres';
import type { RoomUseState } from '@fengqiao/contract/room-use';
import { expect, test } from 'vitest';
import { byNeed, isNeedy, needsOf } from './centre-needs.ts';

const now = Date.parse('2026-11-22T15:00:00+08:00');
const said = '2026-11-22T14:00:00+08:00';
const room = (state: RoomUseState | null, kind: RoomState['kind'] = 'mediation'): RoomState => ({
  id: 'r',
  name: 'r',
  zone: 'mediation',
  kind,
  private: true,
  cameraId: null,
  use: state === null ? null : { state, since: said, reportedAt: said, caseCode: null },
});
const centre = (areaCode: string, red: number, overdue: number, rooms: RoomState[] = []) => ({
  areaCode,
  red,
  overdue,
  open: 5,
  rooms,
});

test('rooms are full when one is used and none is free; a closed centre is not full', () => {
  expect(needsOf(centre('1', 0, 0, [room('inUse'), room('closed')]), now).full).toBe(5);
  expect(needsOf(centre('1', 0, 0, [room('inUse'), room('free')]), now).full).toBe(0);
  expect(needsOf(centre('1', 0, 0, [room('closed')]), now).full).toBe(0);
});

test('a dispatch room has nothing to report', () => {
  expect(needsOf(centre('1', 0, 0, [room(null), room(null, 'dispatch')]), now).unreported).toBe(1);
});

test('red cases go before overdue ones, and those before rooms of which nobody speaks', () => {
  const centres = [centre('4', 0, 0), centre('3', 0, 0, [room(null)]), centre('2', 0, 9), centre('1', 1, 0)];
  expect(byNeed(centres, now).map(({ areaCode }) => areaCode)).toEqual(['1', '2', '3', '4']);
  expect(centres.map((each) => isNeedy(needsOf(each, now)))).toEqual([false, false, true, true]);
});
