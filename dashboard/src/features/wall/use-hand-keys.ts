import { type RefObject, useEffect, useRef } from 'react';
import { useShortcut } from '../../lib/keyboard/use-shortcut.ts';
import { loadAt } from '../../lib/wall-drag.ts';
import { useWallHand } from '../../lib/wall-hand.ts';
import type { WallLoad } from '../../lib/wall-load.ts';
import { isArrow, nearestSpot } from './nearest-spot.ts';

const spots = (root: HTMLElement | null): HTMLElement[] => [
  ...(root?.querySelectorAll<HTMLElement>('[data-wall-spot]') ?? []),
];

/**
 * The keyboard's way to the wall: `w` takes in hand what has the focus (`open` when nothing there could go to the wall), the focus
 * goes to the first empty place, arrows move it, Enter puts it down, Escape drops it and the focus goes back. Answers the ref of the
 * element around the places.
 */
export function useHandKeys(open: WallLoad | null): RefObject<HTMLDivElement | null> {
  const root = useRef<HTMLDivElement>(null);
  const origin = useRef<Element | null>(null);
  const { load, take, drop } = useWallHand();
  const inHand = load !== null;

  useShortcut('putOnWall', (event) => {
    const taken = loadAt(document.activeElement) ?? open;
    if (taken === null) return;
    event.preventDefault();
    take(taken);
  });

  useEffect(() => {
    if (!inHand) return;
    origin.current = document.activeElement;
    const all = spots(root.current);
    if (!all.includes(document.activeElement as HTMLElement))
      (all.find(({ dataset }) => dataset.kind === 'empty') ?? all[0])?.focus();
    return () => {
      // Put down or dropped: the hand goes on where it was, unless it has gone elsewhere itself.
      const { activeElement } = document;
      const astray =
        activeElement === document.body || spots(root.current).includes(activeElement as HTMLElement);
      if (astray && origin.current instanceof HTMLElement && origin.current.isConnected)
        origin.current.focus();
    };
  }, [inHand]);

  useEffect(() => {
    // Before everybody else: what Escape would close stays open while it drops what is in hand.
    const listen = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && inHand) {
        event.preventDefault();
        event.stopPropagation();
        drop();
      }
      const all = spots(root.current);
      const from = all.indexOf(event.target as HTMLElement);
      if (from < 0 || !isArrow(event.key) || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      const to = nearestSpot(
        all.map((spot) => spot.getBoundingClientRect()),
        from,
        event.key,
      );
      if (to !== null) all[to]?.focus();
    };
    document.addEventListener('keydown', listen, { capture: true });
    return () => document.removeEventListener('keydown', listen, { capture: true });
  }, [inHand, drop]);

  return root;
}
