import type { Attendee, Meeting } from '@fengqiao/contract/meetings';
import { expect, test } from 'vitest';
import { forecast, isOvertaken, minutesOf, moved, rollCalled } from './meeting-edits.ts';

const item = (title: string, minutes: number | null = null) => ({ title, page: null, minutes });
const attendee = (id: string): Attendee => ({ id, body: id, name: null, state: 'expected', at: null });

test('an item of the agenda is moved up, down and never out', () => {
  const agenda = [item('a'), item('b'), item('c')];
  const titles = (from: number, to: number) => moved(agenda, from, to).map(({ title }) => title);
  expect([titles(2, 0), titles(0, 1), titles(0, 9), titles(5, 0)]).toEqual([
    ['c', 'a', 'b'],
    ['b', 'a', 'c'],
    ['b', 'c', 'a'],
    ['a', 'b', 'c'],
  ]);
});

test('who came has a time, who is excused has none', () => {
  const at = '2026-11-20T09:02:00+08:00';
  const [one, other] = rollCalled([attendee('a'), attendee('b')], 'a', 'late', at);
  expect([one?.state, one?.at, other?.state]).toEqual(['late', at, 'expected']);
  expect(rollCalled([attendee('a')], 'a', 'excused', at)[0]?.at).toBeNull();
});

test('an edit is overtaken only when what it was thought up on has changed', () => {
  const before = { agenda: [item('a')], attendees: [] } as unknown as Meeting;
  const edit = { change: () => ({}), on: { field: 'agenda', as: before.agenda } as const };
  expect(isOvertaken({ ...before, attendees: [attendee('a')] }, edit)).toBe(false);
  expect(isOvertaken({ ...before, agenda: [item('b')] }, edit)).toBe(true);
});

test('a case has one forecast, the last one', () => {
  const of = (outcome: 'supported' | 'uncertain') => ({
    caseCode: '511902-2026-000001-0',
    outcome,
    reason: 'r',
    judge: 'j',
  });
  expect(forecast([of('supported')], of('uncertain'))).toEqual([of('uncertain')]);
});

test('the length of an agenda is that of the items that say one', () => {
  expect(minutesOf([item('a', 10), item('b'), item('c', 20)])).toBe(30);
});
