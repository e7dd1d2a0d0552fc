import { draggable } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { setCustomNativeDragPreview } from '@atlaskit/pragmatic-drag-and-drop/element/set-custom-native-drag-preview';
import { useQuery } from '@tanstack/react-query';
import { type RefCallback, useCallback, useEffect, useRef } from 'react';
import { sessionQuery } from './session.ts';
import { dragData, type WallLoad, worksWalls } from './wall-load.ts';

/** Loads by the element that offers them. */
const offers = new WeakMap<Element, () => WallLoad | null>();
const offering = 'data-wall-load';

/**
 * Makes an element something that can be put on the wall: dragged with the mouse, or taken in hand with `w` while it has the focus.
 * null, or an account that works no wall = an element like others.
 */
export function useWallDrag<T extends HTMLElement = HTMLElement>(load: WallLoad | null): RefCallback<T> {
  const { data: session } = useQuery(sessionQuery);
  const offered = load !== null && worksWalls(session?.role);
  const latest = useRef(load);
  useEffect(() => {
    latest.current = load;
  });
  return useCallback(
    (element: T | null) => {
      if (element === null || !offered) return;
      offers.set(element, () => latest.current);
      element.setAttribute(offering, '');
      const stop = draggable({
        element,
        getInitialData: () => (latest.current === null ? {} : dragData(latest.current)),
        onGenerateDragPreview: ({ nativeSetDragImage }) =>
          setCustomNativeDragPreview({
            nativeSetDragImage,
            render: ({ container }) => {
              container.className = 'drag-preview';
              container.textContent = latest.current?.words ?? '';
            },
          }),
      });
      return () => {
        stop();
        offers.delete(element);
        element.removeAttribute(offering);
      };
    },
    [offered],
  );
}

/** What the element, or the nearest one around it, offers to the wall; null = nothing. */
export function loadAt(element: Element | null): WallLoad | null {
  const offer = element?.closest(`[${offering}]`);
  return offer ? (offers.get(offer)?.() ?? null) : null;
}
