import type { Page } from 'playwright-core';

/** Text smaller than this on a display 1080 pixels high cannot be read at a desk; it grows with the display. */
const smallestPx = 11.5;

/**
 * What is wrong with how a page is laid out, in words: it scrolls sideways, text is cut off or lies over other text, letters are too
 * small, a key of the translations stands where words should be. What a canvas draws is not looked at.
 */
export const layoutFaults = (page: Page): Promise<string[]> => page.evaluate(findFaults, smallestPx);

/** Runs in the page: may use nothing from outside. */
function findFaults(smallestPx: number): string[] {
  interface Piece {
    element: Element;
    text: string;
    rect: DOMRect;
  }
  const faults = new Set<string>();
  const root = document.documentElement;
  if (root.scrollWidth > innerWidth + 1)
    faults.add(`the page is ${root.scrollWidth - innerWidth} px wider than the display`);

  const quote = (text: string): string => `“${text.length > 40 ? `${text.slice(0, 40)}…` : text}”`;
  const isHidden = (element: Element): boolean =>
    element.closest('[aria-hidden="true"], [hidden], svg, .sr-only') !== null ||
    !element.checkVisibility({ opacityProperty: true, visibilityProperty: true });

  /** The part of a box that no ancestor hides, and whether one that does not scroll cuts it. */
  const clipped = (element: Element, box: DOMRect): { rect: DOMRect; cut: boolean } => {
    let { left, top, right, bottom } = box;
    let cut = false;
    for (let each: Element | null = element; each !== null && each !== root; each = each.parentElement) {
      const style = getComputedStyle(each);
      if (style.position === 'fixed') break;
      if (style.overflowX === 'visible' && style.overflowY === 'visible') continue;
      const frame = each.getBoundingClientRect();
      const fixed = !/auto|scroll/.test(style.overflowX + style.overflowY);
      const spare = style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none';
      if (fixed && !spare && frame.width > 2 && frame.height > 2)
        cut ||= right - frame.right > 2 || bottom - frame.bottom > 4 || frame.left - left > 2;
      left = Math.max(left, frame.left);
      top = Math.max(top, frame.top);
      right = Math.min(right, frame.right);
      bottom = Math.min(bottom, frame.bottom);
    }
    return { rect: new DOMRect(left, top, Math.max(0, right - left), Math.max(0, bottom - top)), cut };
  };

  const pieces: Piece[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const text = node.textContent?.trim() ?? '';
    const element = node.parentElement;
    if (text === '' || element === null || isHidden(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const whole = range.getBoundingClientRect();
    if (whole.width < 1 || whole.height < 1) continue;
    const size = Number.parseFloat(getComputedStyle(element).fontSize);
    // The box of a line is the font's, half as high again as its letters: what reaches into the next line is empty.
    const spare = Math.max(0, ((range.getClientRects()[0]?.height ?? size) - size) / 2);
    const box = new DOMRect(whole.left, whole.top + spare, whole.width, whole.height - 2 * spare);
    const { rect, cut } = clipped(element, box);
    if (rect.width < 2 || rect.height < 2) continue;
    if (rect.right <= 0 || rect.bottom <= 0 || rect.left >= innerWidth || rect.top >= innerHeight) continue;
    if (cut) faults.add(`cut off: ${quote(text)}`);
    if (size < (smallestPx * innerHeight) / 1080 - 0.1) faults.add(`only ${size} px: ${quote(text)}`);
    if (/^[a-z][a-zA-Z]+(\.[a-zA-Z0-9]+){1,4}$/.test(text) && element.closest('code, pre, td') === null)
      faults.add(`no words for ${text}`);
    pieces.push({ element, text, rect });
  }

  /** Whether an element hides what lies under it. */
  const isOpaque = (element: Element): boolean => {
    if (element instanceof HTMLCanvasElement || element instanceof HTMLMediaElement) return true;
    const alpha = /rgba?\([^,]+,[^,]+,[^,]+,\s*([\d.]+)/.exec(getComputedStyle(element).backgroundColor)?.[1];
    return getComputedStyle(element).backgroundColor !== 'transparent' && Number(alpha ?? 1) > 0.5;
  };
  /** Whether the reader sees this element there: nothing opaque of another part of the page lies over it. */
  const isSeen = (element: Element, x: number, y: number): boolean => {
    const stack = document.elementsFromPoint(x, y);
    const at = stack.findIndex((each) => element.contains(each) || each.contains(element));
    return at >= 0 && !stack.slice(0, at).some(isOpaque);
  };
  pieces.sort((one, other) => one.rect.left - other.rect.left);
  for (const [index, { element, text, rect }] of pieces.entries()) {
    for (let next = index + 1; next < pieces.length; next += 1) {
      const other = pieces[next];
      if (other === undefined || other.rect.left >= rect.right) break;
      if (element === other.element || element.contains(other.element) || other.element.contains(element))
        continue;
      const [left, right] = [Math.max(rect.left, other.rect.left), Math.min(rect.right, other.rect.right)];
      const [top, bottom] = [Math.max(rect.top, other.rect.top), Math.min(rect.bottom, other.rect.bottom)];
      const smaller = Math.min(rect.width * rect.height, other.rect.width * other.rect.height);
      if (right - left < 3 || bottom - top < 3 || (right - left) * (bottom - top) < smaller * 0.15) continue;
      const [x, y] = [(left + right) / 2, (top + bottom) / 2];
      if (isSeen(element, x, y) && isSeen(other.element, x, y))
        faults.add(`one over the other: ${quote(text)} and ${quote(other.text)}`);
    }
  }
  return [...faults];
}
