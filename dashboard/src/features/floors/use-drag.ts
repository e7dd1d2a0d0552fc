import type { PlanPoint } from '@fengqiao/contract/floors';
import type { KeyboardEvent, PointerEvent } from 'react';
import { useRef } from 'react';
import { arrowMove, type PlanItem } from './floor-draft.ts';

interface DragOptions {
  item: PlanItem;
  at: PlanPoint;
  /** The place on the plan under the pointer. */
  pointAt(clientX: number, clientY: number): PlanPoint | null;
  onMove: ((item: PlanItem, at: PlanPoint, by: 'hand' | 'key') => void) | undefined;
}

/** Pixels before a press becomes a drag, so that a click stays one. */
const slackPx = 4;

/** Handlers that move an item by pointer or by arrow keys; none when nothing may be moved. */
export function useDrag({ item, at, pointAt, onMove }: DragOptions) {
  const start = useRef<{ x: number; y: number; moved: boolean } | null>(null);
  if (onMove === undefined) return {};
  return {
    onKeyDown: (event: KeyboardEvent) => {
      const to = arrowMove(at, event.key, event.shiftKey);
      if (to === null) return;
      event.preventDefault();
      onMove(item, to, 'key');
    },
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      event.currentTarget.setPointerCapture(event.pointerId);
      start.current = { x: event.clientX, y: event.clientY, moved: false };
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const from = start.current;
      if (from === null) return;
      const [dx, dy] = [event.clientX - from.x, event.clientY - from.y];
      if (!from.moved && Math.hypot(dx, dy) < slackPx) return;
      from.moved = true;
      // Only the mark follows the hand; the draft changes when it is let go.
      event.currentTarget.style.translate = `${dx}px ${dy}px`;
    },
    onPointerUp: (event: PointerEvent<HTMLElement>) => {
      const from = start.current;
      start.current = null;
      event.currentTarget.style.translate = '';
      const to = from?.moved ? pointAt(event.clientX, event.clientY) : null;
      if (to !== null) onMove(item, to, 'hand');
    },
    onPointerCancel: (event: PointerEvent<HTMLElement>) => {
      start.current = null;
      event.currentTarget.style.translate = '';
    },
  };
}
