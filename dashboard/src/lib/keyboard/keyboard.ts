import { keyNameOf } from './key-name.ts';

interface Listener {
  keys: readonly string[];
  /** Also in fields; otherwise a key belongs to the field that has the focus. */
  whileTyping: boolean;
  onPress: (event: KeyboardEvent) => void;
}

/** Oldest first: what was opened last is in front and is asked first. */
const listeners: Listener[] = [];

const typing = 'input, textarea, select, [contenteditable="true"]';
/** Elements that mean something by Space themselves; a link does not: whoever opened a case by its link stands on one. */
const pressable =
  'button, summary, [role="button"], [role="tab"], [role="menuitem"], [role="option"], [role="treeitem"]';
/** Windows over the page: what lies behind them hears nothing. */
const modal = '.ant-modal-wrap, [data-keys="own"]';
/** One of them that goes: the focus leaves it only when its last frame is drawn, and a key pressed meanwhile is the page's. */
const closing = '.ant-modal-wrap[style*="display: none"], .ant-modal-wrap:has(> .ant-zoom-leave)';

/** The second key of `g d` must follow within this time. */
const sequenceMs = 1_500;
let first: { key: string; at: number } | null = null;

const within = (target: EventTarget | null, selector: string): boolean =>
  target instanceof Element && target.closest(selector) !== null;

/** Whether a key was pressed in a window, so that what lies behind it hears nothing. */
const inModal = (target: EventTarget | null): boolean => within(target, modal) && !within(target, closing);

/** Whether a key belongs to the element that has the focus and not to the page. */
function belongsToElement({ target }: KeyboardEvent, name: string): boolean {
  return within(target, name === 'Space' ? `${typing}, ${pressable}` : typing);
}

/** Asks those that listen to a key, the front-most first, until one has taken it; whether anybody listens. */
function ask(event: KeyboardEvent, name: string, owned: boolean): boolean {
  const asked = listeners
    .filter(({ keys, whileTyping }) => keys.includes(name) && (whileTyping || !owned))
    .reverse();
  for (const { onPress } of asked) {
    if (event.defaultPrevented) break;
    onPress(event);
  }
  return asked.length > 0;
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || inModal(event.target)) return;
  const name = keyNameOf(event);
  const owned = belongsToElement(event, name);
  const begun = first;
  first = null;
  // In a field a letter is text; only Escape and keys with Ctrl can be meant for the page there.
  if (owned && name.length === 1) return;
  if (!owned && begun !== null && event.timeStamp - begun.at < sequenceMs)
    if (ask(event, `${begun.key} ${name}`, owned)) return;
  if (ask(event, name, owned) || owned) return;
  if (listeners.some(({ keys }) => keys.some((key) => key.startsWith(`${name} `))))
    first = { key: name, at: event.timeStamp };
}

/** Listens to keys until the answer is called. Whoever acts calls `preventDefault`, so that nobody behind acts as well. */
export function listenToKeys(listener: Listener): () => void {
  if (listeners.length === 0) document.addEventListener('keydown', onKeyDown);
  listeners.push(listener);
  return () => {
    listeners.splice(listeners.indexOf(listener), 1);
    if (listeners.length === 0) document.removeEventListener('keydown', onKeyDown);
  };
}
