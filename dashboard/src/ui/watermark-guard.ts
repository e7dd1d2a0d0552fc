import { type RefObject, useLayoutEffect, useRef } from 'react';

/** The part of an element that tells whether a mark on it can be seen. */
export interface MarkLike {
  isConnected: boolean;
  textContent: string | null;
  checkVisibility(options: { opacityProperty: boolean; visibilityProperty: boolean }): boolean;
}

const seen = { opacityProperty: true, visibilityProperty: true };

/** Whether a watermark is still there, can be seen, and still names the account. */
export function isIntact(mark: MarkLike | null, account: string): boolean {
  if (!mark?.isConnected || !mark.textContent?.includes(account)) return false;
  return mark.checkVisibility(seen);
}

/**
 * Calls back once the watermark was taken off its host, hidden, or rewritten. `account` null = there is none to guard yet.
 * Against curiosity, not against a determined expert: what leaves the relay can be copied, and the mark is to say by whom.
 */
export function useWatermarkGuard(
  hostRef: RefObject<HTMLElement | null>,
  markRef: RefObject<SVGSVGElement | null>,
  account: string | null,
  onGone: () => void,
): void {
  const latest = useRef(onGone);
  useLayoutEffect(() => {
    latest.current = onGone;
  });
  useLayoutEffect(() => {
    const host = hostRef.current;
    const mark = markRef.current;
    if (account === null || !host) return;
    const observer = new MutationObserver(() => {
      // Where the picture cannot be seen either (a folded panel, a pop-up that fades in), a mark is missed by nobody.
      const hidden = !host.isConnected || !host.checkVisibility(seen);
      if (hidden || isIntact(mark, account)) return;
      observer.disconnect();
      latest.current();
    });
    observer.observe(host, { childList: true, subtree: true, attributes: true, characterData: true });
    return () => observer.disconnect();
  }, [hostRef, markRef, account]);
}
