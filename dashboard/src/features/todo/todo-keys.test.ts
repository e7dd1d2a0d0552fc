import type { CaseSummary } from '@fengqiao/contract/cases';
import { expect, test } from 'vitest';
import { aChange } from '../../live/change-builder.ts';
import { reasonOf, todoCases } from './todo-keys.ts';

const now = Date.parse('2026-11-22T15:42:00+08:00');
const dueAt = (at: string | null, more: Partial<CaseSummary> = {}, seq = 1) =>
  aChange(seq, { status: 'accepted', dueAt: at, ...more }).case;

test('a case due later today in Shanghai is due today, one due after midnight is not', () => {
  const tonight = dueAt('2026-11-22T23:59:00+08:00');
  const tomorrow = dueAt('2026-11-23T00:00:00+08:00');
  expect(todoCases('dueToday', [tonight, tomorrow], now)).toEqual([tonight]);
});

test('a deadline that passes while the page is open turns from due today to overdue', () => {
  const item = dueAt('2026-11-22T15:41:00+08:00');
  expect(todoCases('dueToday', [item], now)).toEqual([]);
  expect(todoCases('overdue', [item], now)).toEqual([item]);
});

test('the most urgent case comes first, and those without a deadline last', () => {
  const never = dueAt(null, { tier: 'red' }, 1);
  const later = dueAt('2026-11-25T10:00:00+08:00', { tier: 'red' }, 2);
  const soon = dueAt('2026-11-23T10:00:00+08:00', { tier: 'red' }, 3);
  expect(todoCases('red', [never, later, soon], now)).toEqual([soon, later, never]);
});

test('only what nobody has looked at yet waits for triage', () => {
  const waiting = dueAt(null, { status: 'registered' });
  expect(todoCases('triage', [waiting, dueAt(null)], now)).toEqual([waiting]);
});

test('a case that nobody has accepted within its time is unanswered', () => {
  const late = '2026-11-22T10:00:00+08:00';
  const forgotten = dueAt(late, { status: 'registered' });
  const given = dueAt(late, { status: 'dispatched' }, 2);
  const inTime = dueAt('2026-11-22T18:00:00+08:00', { status: 'registered' }, 3);
  const taken = dueAt(late, { status: 'accepted' }, 4);
  expect(todoCases('unanswered', [forgotten, given, inTime, taken], now)).toEqual([forgotten, given]);
});

test('of the red cases those that nobody has acknowledged come first, whatever is due earlier', () => {
  const seen = dueAt('2026-11-22T16:00:00+08:00', { tier: 'red' }, 1);
  const fresh = dueAt('2026-11-25T16:00:00+08:00', { tier: 'red' }, 2);
  const unacknowledged = new Set([fresh.caseCode]);
  expect(todoCases('red', [seen, fresh], now, unacknowledged)).toEqual([fresh, seen]);
  expect(reasonOf('red', fresh, unacknowledged)).toBe('redNew');
});

test('a list says what a case waits for', () => {
  const waits = (status: CaseSummary['status']) => reasonOf('overdue', dueAt(null, { status }), new Set());
  expect(['registered', 'dispatched', 'accepted'].map((status) => waits(status as 'accepted'))).toEqual([
    'notTriaged',
    'notAccepted',
    'notResolved',
  ]);
});
