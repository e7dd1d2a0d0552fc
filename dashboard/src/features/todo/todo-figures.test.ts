import type { Todo } from '@fengqiao/contract/todo';
import { expect, test } from 'vitest';
import { aChange } from '../../live/change-builder.ts';
import { todoFigures } from './todo-figures.ts';

const now = Date.parse('2026-11-22T15:42:00+08:00');
const nothing = { items: [], count: 0, of: 0 };
const waits = (letters: Partial<Todo['letters']> = {}): Todo => ({
  at: '2026-11-22T15:42:00+08:00',
  whistles: nothing,
  pushes: nothing,
  letters: { ...nothing, overdue: 0, ...letters },
});
const late = aChange(1, { status: 'dispatched', dueAt: '2026-11-22T10:00:00+08:00' }).case;
const fine = aChange(2, { status: 'accepted', dueAt: '2026-11-25T10:00:00+08:00' }).case;

test('every count of cases has the open cases as its denominator', () => {
  expect(todoFigures([late, fine], waits(), now).overdue).toMatchObject({
    count: 1,
    of: 2,
    ofWhat: 'ofOpen',
  });
});

test('what nobody has answered is cases and letters together', () => {
  expect(todoFigures([late, fine], waits({ count: 3, overdue: 2, of: 9 }), now).unanswered.count).toBe(3);
});

test('as long as a part is not known it is not called 0', () => {
  expect(todoFigures([fine], null, now).unanswered.count).toBeNull();
  expect(todoFigures(null, waits(), now).unanswered.count).toBeNull();
  expect(todoFigures([fine], waits(), now).unanswered.count).toBe(0);
});
