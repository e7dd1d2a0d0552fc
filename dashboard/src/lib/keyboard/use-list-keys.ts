import { useRef } from 'react';
import { listStep } from './list-step.ts';
import { useShortcut } from './use-shortcut.ts';

/** Marks a list whose rows j, k and the arrows go through; of several on a page the one in front has the highest number. */
export const listProps = (rank: number) => ({ 'data-list-rank': rank });
/** Marks what of a row takes the focus. */
export const rowProps = (key: string) => ({ 'data-list-row': key });

/** The row that has the focus, by its key; null = none has it. */
export function focusedRow(): string | null {
  return rowOf(document.activeElement)?.dataset.listRow ?? null;
}

const rowOf = (element: Element | null): HTMLElement | null =>
  element?.closest<HTMLElement>('[data-list-row]') ?? null;

/** The list that has the focus, else the one in front. */
function frontList(): HTMLElement | null {
  const focused = document.activeElement?.closest<HTMLElement>('[data-list-rank]');
  if (focused) return focused;
  return [...document.querySelectorAll<HTMLElement>('[data-list-rank]')]
    .filter((list) => list.checkVisibility())
    .reduce<HTMLElement | null>((front, list) => (rankOf(list) > rankOf(front) ? list : front), null);
}

const rankOf = (list: HTMLElement | null): number => Number(list?.dataset.listRank ?? -1);

/**
 * j and k go through the rows of the list in front, arrows through those of the list that has the focus. A row that was redrawn
 * meanwhile has lost the focus: the next step goes on from where it was.
 */
export function useListKeys(): void {
  const last = useRef<{ list: HTMLElement; at: number } | null>(null);
  const step = (event: KeyboardEvent, by: 1 | -1) => {
    const arrow = event.key.startsWith('Arrow');
    const row = rowOf(document.activeElement);
    if (arrow && row === null) return;
    const list = frontList();
    if (list === null) return;
    const rows = [...list.querySelectorAll<HTMLElement>('[data-list-row]')];
    const known = row === null ? -1 : rows.indexOf(row);
    const before = known >= 0 ? known : last.current?.list === list ? last.current.at : -1;
    const at = listStep(before, by, rows.length);
    const next = rows[at];
    if (next === undefined) return;
    event.preventDefault();
    next.focus();
    next.scrollIntoView({ block: 'nearest' });
    last.current = { list, at };
  };
  useShortcut('nextRow', (event) => step(event, 1));
  useShortcut('previousRow', (event) => step(event, -1));
}
