import { useShortcut } from '../../lib/keyboard/use-shortcut.ts';

/** Ctrl+Z (⌘Z) outside of fields takes the last change of the wall back; null = there is none. */
export function useUndoKey(undo: (() => void) | null): void {
  useShortcut(
    'undoWall',
    (event) => {
      event.preventDefault();
      undo?.();
    },
    undo !== null,
  );
}
