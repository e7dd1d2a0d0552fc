import { dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { type RefCallback, useCallback, useEffect, useRef, useState } from 'react';
import { readLoad, type WallLoad } from '../../lib/wall-load.ts';

interface Drop {
  /** A load is held over it. */
  over: boolean;
  ref: RefCallback<HTMLElement>;
}

/** Makes an element a place on which loads are dropped; null = it takes none. */
export function useDrop(onDrop: ((load: WallLoad) => void) | null): Drop {
  const [over, setOver] = useState(false);
  const latest = useRef(onDrop);
  useEffect(() => {
    latest.current = onDrop;
  });
  const takes = onDrop !== null;
  const ref = useCallback(
    (element: HTMLElement | null) => {
      if (element === null || !takes) return;
      return dropTargetForElements({
        element,
        canDrop: ({ source }) => readLoad(source.data) !== null,
        onDragEnter: () => setOver(true),
        onDragLeave: () => setOver(false),
        onDrop: ({ source }) => {
          setOver(false);
          const load = readLoad(source.data);
          if (load !== null) latest.current?.(load);
        },
      });
    },
    [takes],
  );
  return { over, ref };
}
