import type { LetterSummary } from '@fengqiao/contract/letters';
import type { Todo } from '@fengqiao/contract/todo';
import { expect, test } from 'vitest';
import { aChange } from '../../live/change-builder.ts';
import { entryKey, todoEntries } from './todo-entries.ts';

const now = Date.parse('2026-11-22T15:42:00+08:00');
const item = aChange(1, { status: 'dispatched', dueAt: '2026-11-22T10:00:00+08:00' }).case;
const letter = (id: string, overdue: boolean) =>
  ({ id, overdue, kind: 'reminder' }) as unknown as LetterSummary;
const at = '2026-11-22T15:00:00+08:00';
const waits: Todo = {
  at,
  whistles: {
    items: [
      { case: item, department: 'water', at, respondBy: at, late: true },
      { case: item, department: 'justice', at, respondBy: at, late: false },
    ],
    count: 2,
    of: 2,
  },
  pushes: { items: [], count: 0, of: 0 },
  letters: { items: [letter('a', true), letter('b', false)], count: 2, of: 3, overdue: 1 },
};

test('what nobody has answered lists the cases and the letters past their time, each with why', () => {
  const entries = todoEntries('unanswered', [item], waits, now, new Set());
  expect(entries.map((entry) => (entry.kind === 'letter' ? entry.letter.id : entry.kind))).toEqual([
    'case',
    'a',
  ]);
  expect(entries[0]).toMatchObject({ reason: 'notAccepted', dueAt: item.dueAt });
});

test('two whistles of one case are two lines, told apart, due when the department has to come', () => {
  const entries = todoEntries('whistles', [], waits, now, new Set());
  expect(new Set(entries.map(entryKey)).size).toBe(2);
  expect(entries[0]).toMatchObject({ kind: 'whistle', dueAt: at });
});

test('before the gateway has answered its lists are empty, and those of the open cases are not', () => {
  expect(todoEntries('letters', [item], undefined, now, new Set())).toEqual([]);
  expect(todoEntries('overdue', [item], undefined, now, new Set())).toHaveLength(1);
});
