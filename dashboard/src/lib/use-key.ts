import { useEffect, useRef } from 'react';

const typing = 'input, textarea, select, [contenteditable="true"]';
/** Elements that mean something by Space themselves; a link does not: whoever opened a case by its link stands on one. */
const pressable =
  'button, summary, [role="button"], [role="tab"], [role="menuitem"], [role="option"], [role="treeitem"]';

/** Whether a key belongs to the element that has the focus and not to the page. */
function belongsToElement(event: KeyboardEvent): boolean {
  if (!(event.target instanceof Element)) return false;
  return event.target.closest(event.key === ' ' ? `${typing}, ${pressable}` : typing) !== null;
}

/** Calls back when the key is pressed anywhere on the page but in a field. */
export function useKey(key: string, onPress: (event: KeyboardEvent) => void): void {
  const latest = useRef(onPress);
  useEffect(() => {
    latest.current = onPress;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key !== key || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented)
        return;
      if (belongsToElement(event)) return;
      latest.current(event);
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [key]);
}
