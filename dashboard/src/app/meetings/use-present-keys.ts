import { useRef } from 'react';
import { turned, typedPage } from '../../features/meetings/page-turn.ts';
import { useShortcut } from '../../lib/keyboard/use-shortcut.ts';

interface PresentKeys {
  /** Place of the page that is shown. */
  at: number;
  count: number;
  onTurn: (to: number) => void;
  onDecide: () => void;
  onNote: () => void;
  onAttendance: () => void;
  /** null = there is nothing to begin. */
  onBegin: (() => void) | null;
  onLeave: () => void;
}

/** The whole display, or no longer. */
export function toggleFullScreen(): void {
  const change = document.fullscreenElement
    ? document.exitFullscreen()
    : document.documentElement.requestFullscreen();
  // A browser may refuse it; the page is there all the same.
  void change.catch(() => undefined);
}

/** A meeting by keys alone: nobody looks for the mouse in front of leaders. */
export function usePresentKeys(keys: PresentKeys): void {
  const { at, count, onTurn, onDecide, onNote, onAttendance, onBegin, onLeave } = keys;
  const typed = useRef<{ digits: string; atMs: number } | null>(null);
  const take = (act: () => void) => (event: KeyboardEvent) => {
    event.preventDefault();
    act();
  };
  useShortcut(
    'nextPage',
    take(() => onTurn(turned(at, 1, count))),
  );
  useShortcut(
    'previousPage',
    take(() => onTurn(turned(at, -1, count))),
  );
  useShortcut(
    'firstPage',
    take(() => onTurn(0)),
  );
  useShortcut(
    'lastPage',
    take(() => onTurn(count - 1)),
  );
  useShortcut('pageNumber', (event) => {
    event.preventDefault();
    const { digits, page } = typedPage(typed.current, event.key, event.timeStamp, count);
    typed.current = { digits, atMs: event.timeStamp };
    if (page !== null) onTurn(page);
  });
  useShortcut('fullScreen', take(toggleFullScreen));
  useShortcut('decide', take(onDecide));
  useShortcut('meetingNote', take(onNote));
  useShortcut('attendance', take(onAttendance));
  useShortcut('beginMeeting', take(onBegin ?? (() => undefined)), onBegin !== null);
  // Esc in full screen is the browser's: it leaves that first.
  useShortcut(
    'close',
    take(() => {
      if (document.fullscreenElement === null) onLeave();
    }),
  );
}
