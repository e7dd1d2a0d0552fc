import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { listenToKeys } from './keyboard.ts';

/** As much of a page as the keyboard asks for: who has the focus, by the selectors that it fits. */
class FakeElement {
  readonly #fits: readonly string[];
  constructor(fits: string) {
    this.#fits = fits.split(', ');
  }
  closest(selector: string): FakeElement | null {
    return selector.split(', ').some((each) => this.#fits.includes(each)) ? this : null;
  }
}

let onKeyDown: ((event: object) => void) | null = null;
const stops: (() => void)[] = [];
let clock = 0;

beforeEach(() => {
  vi.stubGlobal('Element', FakeElement);
  vi.stubGlobal('document', {
    addEventListener: (_name: string, listener: (event: object) => void) => {
      onKeyDown = listener;
    },
    removeEventListener: () => {
      onKeyDown = null;
    },
  });
});
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
  vi.unstubAllGlobals();
});

function press(key: string, { on = '', ctrlKey = false, afterMs = 10 } = {}): boolean {
  clock += afterMs;
  const event = {
    key,
    ctrlKey,
    metaKey: false,
    altKey: false,
    isComposing: false,
    timeStamp: clock,
    target: on === '' ? null : new FakeElement(on),
    defaultPrevented: false,
    preventDefault() {
      this.defaultPrevented = true;
    },
  };
  onKeyDown?.(event);
  return event.defaultPrevented;
}

function listen(keys: string[], { takes = true, whileTyping = false } = {}): string[] {
  const heard: string[] = [];
  const onPress = (event: KeyboardEvent) => {
    heard.push(event.key);
    if (takes) event.preventDefault();
  };
  stops.push(listenToKeys({ keys, whileTyping, onPress }));
  return heard;
}

test('what was opened last hears a key first, and nobody behind it when it took the key', () => {
  const page = listen(['Escape']);
  const drawer = listen(['Escape']);
  press('Escape');
  expect([drawer, page]).toEqual([['Escape'], []]);
  stops.pop()?.();
  press('Escape');
  expect(page).toEqual(['Escape']);
});

test('one that has nothing to do with the key lets it through to the next', () => {
  const page = listen(['Escape']);
  listen(['Escape'], { takes: false });
  press('Escape');
  expect(page).toEqual(['Escape']);
});

test('a letter in a field is text, even for what works while typing', () => {
  const palette = listen(['Ctrl+k', '/'], { whileTyping: true });
  press('/', { on: 'input' });
  expect(palette).toEqual([]);
  press('k', { on: 'input', ctrlKey: true });
  press('/');
  expect(palette).toEqual(['k', '/']);
});

test('Space on a button is the button’s, on a link it is the page’s', () => {
  const alarm = listen(['Space']);
  press(' ', { on: 'button' });
  expect(alarm).toEqual([]);
  press(' ', { on: 'a' });
  expect(alarm).toEqual([' ']);
});

test('g and then d go to the desk; with a pause or another key between them they do not', () => {
  const desk = listen(['g d']);
  const acts = listen(['d']);
  press('g');
  press('d');
  expect([desk, acts]).toEqual([['d'], []]);
  press('g');
  press('d', { afterMs: 5_000 });
  press('g');
  press('x');
  press('d');
  expect([desk, acts]).toEqual([['d'], ['d', 'd']]);
});

test('a window over the page keeps the keys to itself', () => {
  const page = listen(['a']);
  press('a', { on: '.ant-modal-wrap' });
  expect(page).toEqual([]);
});

test.each(['.ant-modal-wrap[style*="display: none"]', '.ant-modal-wrap:has(> .ant-zoom-leave)'])(
  'a window that closes leaves them to the page, though the focus is still in it: %s',
  (going) => {
    const page = listen(['n']);
    press('n', { on: `.ant-modal-wrap, ${going}` });
    expect(page).toEqual(['n']);
  },
);
