import { type RefObject, useRef } from 'react';
import { useShortcut } from '../../lib/keyboard/use-shortcut.ts';

/** t goes to the first card of the to-do, f to the newest event of the feed. Answers the ref of the column. */
export function useAsideKeys(): RefObject<HTMLDivElement | null> {
  const column = useRef<HTMLDivElement>(null);
  const focus = (event: KeyboardEvent, selector: string) => {
    const target = column.current?.querySelector<HTMLElement>(selector);
    if (!target) return;
    event.preventDefault();
    target.focus();
  };
  useShortcut('todo', (event) => focus(event, '[data-todo]'));
  useShortcut('feed', (event) => focus(event, 'ol [data-list-row]'));
  return column;
}
