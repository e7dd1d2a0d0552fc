import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';

/**
 * Keeps the focus in a list of areas whose lines all change when one of them is gone into: it goes to the first new line, so that
 * Enter goes on down. `shown`: what the lines are of; undefined = nothing yet.
 */
export function useFocusBelow(list: RefObject<HTMLElement | null>, shown: string | undefined): void {
  const before = useRef(shown);
  const hadFocus = useRef(false);
  useEffect(() => {
    // A line that is taken away leaves the focus to nobody and is told by no event: that is no choice of the reader's.
    const follow = () => {
      hadFocus.current = list.current?.contains(document.activeElement) ?? false;
    };
    const leave = ({ target }: PointerEvent) => {
      if (!(target instanceof Node && list.current?.contains(target))) hadFocus.current = false;
    };
    document.addEventListener('focusin', follow);
    document.addEventListener('pointerdown', leave);
    return () => {
      document.removeEventListener('focusin', follow);
      document.removeEventListener('pointerdown', leave);
    };
  }, [list]);
  useLayoutEffect(() => {
    if (shown === before.current) return;
    before.current = shown;
    if (hadFocus.current && !list.current?.contains(document.activeElement))
      list.current?.querySelector('button')?.focus();
  }, [list, shown]);
}
