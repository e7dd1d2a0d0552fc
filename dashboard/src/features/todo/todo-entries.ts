import type { CaseSummary } from '@fengqiao/contract/cases';
import type { LetterSummary } from '@fengqiao/contract/letters';
import type { Todo, UnansweredPush, WaitingWhistle } from '@fengqiao/contract/todo';
import { isCaseKey, reasonOf, type TodoKey, todoCases } from './todo-keys.ts';

/** A line of a list: a case or a letter, with why it stands there. */
export type TodoEntry =
  | { kind: 'case'; case: CaseSummary; reason: string; dueAt: string | null }
  | { kind: 'whistle'; case: CaseSummary; whistle: WaitingWhistle; dueAt: string }
  | { kind: 'push'; case: CaseSummary; push: UnansweredPush; dueAt: string | null }
  | { kind: 'letter'; letter: LetterSummary };

/** The lines of a list, the most urgent first. What the gateway counts is empty until it is there. */
export function todoEntries(
  key: TodoKey,
  open: readonly CaseSummary[],
  waits: Todo | undefined,
  now: number,
  unacknowledged: ReadonlySet<string>,
): TodoEntry[] {
  const letters = (wanted: (letter: LetterSummary) => boolean): TodoEntry[] =>
    (waits?.letters.items ?? []).filter(wanted).map((letter) => ({ kind: 'letter', letter }));
  if (isCaseKey(key)) {
    const cases = todoCases(key, open, now, unacknowledged).map(
      (item): TodoEntry => ({
        kind: 'case',
        case: item,
        reason: reasonOf(key, item, unacknowledged),
        dueAt: item.dueAt,
      }),
    );
    return key === 'unanswered' ? [...cases, ...letters(({ overdue }) => overdue)] : cases;
  }
  switch (key) {
    case 'letters':
      return letters(() => true);
    case 'whistles':
      return (waits?.whistles.items ?? []).map((whistle) => ({
        kind: 'whistle',
        case: whistle.case,
        whistle,
        dueAt: whistle.respondBy,
      }));
    case 'pushes':
      return (waits?.pushes.items ?? []).map((push) => ({
        kind: 'push',
        case: push.case,
        push,
        dueAt: push.case.dueAt,
      }));
  }
}

/** What tells the lines of a list apart. */
export function entryKey(entry: TodoEntry): string {
  if (entry.kind === 'letter') return entry.letter.id;
  return entry.kind === 'whistle'
    ? `${entry.case.caseCode} ${entry.whistle.department} ${entry.whistle.at}`
    : entry.case.caseCode;
}
