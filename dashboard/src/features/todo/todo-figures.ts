import type { CaseSummary } from '@fengqiao/contract/cases';
import type { Todo } from '@fengqiao/contract/todo';
import { type TodoKey, todoCases } from './todo-keys.ts';

/** One count of the to-do. */
export interface TodoFigure {
  /** null = not known yet. */
  count: number | null;
  /** The denominator, and of what it is: a key `desk.todo.<ofWhat>`. */
  of: number | null;
  ofWhat: 'ofOpen' | 'ofLetters' | 'ofWhistles' | 'ofPushes';
  /** Of those, too late already. */
  late: number;
}

/** Every count with its denominator, from the open cases and from what the gateway counts. `null` = not there yet. */
export function todoFigures(
  open: readonly CaseSummary[] | null,
  waits: Todo | null,
  now: number,
): Record<TodoKey, TodoFigure> {
  const ofOpen = (count: number | null): TodoFigure => ({
    count,
    of: open?.length ?? null,
    ofWhat: 'ofOpen',
    late: 0,
  });
  const cases = (key: Parameters<typeof todoCases>[0]) =>
    open === null ? null : todoCases(key, open, now).length;
  const unanswered = cases('unanswered');
  return {
    triage: ofOpen(cases('triage')),
    dueToday: ofOpen(cases('dueToday')),
    overdue: ofOpen(cases('overdue')),
    red: ofOpen(cases('red')),
    letters: {
      count: waits?.letters.count ?? null,
      of: waits?.letters.of ?? null,
      ofWhat: 'ofLetters',
      late: waits?.letters.overdue ?? 0,
    },
    whistles: {
      count: waits?.whistles.count ?? null,
      of: waits?.whistles.of ?? null,
      ofWhat: 'ofWhistles',
      late: waits?.whistles.items.filter(({ late }) => late).length ?? 0,
    },
    pushes: { count: waits?.pushes.count ?? null, of: waits?.pushes.of ?? null, ofWhat: 'ofPushes', late: 0 },
    // Nobody has answered: a case that no department took, and a letter. Both or nothing, so that 0 is never half a truth.
    unanswered: ofOpen(unanswered === null || waits === null ? null : unanswered + waits.letters.overdue),
  };
}
