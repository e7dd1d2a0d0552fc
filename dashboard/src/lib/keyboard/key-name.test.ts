import { expect, test } from 'vitest';
import { keyNameOf } from './key-name.ts';

const pressed = (key: string, more: object = {}) =>
  keyNameOf({ key, ctrlKey: false, metaKey: false, altKey: false, ...more });

test('a key is named as the table of shortcuts writes it', () => {
  expect([pressed('a'), pressed('?'), pressed(' '), pressed('Enter')]).toEqual(['a', '?', 'Space', 'Enter']);
});

test('Ctrl and the command key are the same, and capitals do not matter with them', () => {
  expect(pressed('K', { ctrlKey: true })).toBe('Ctrl+k');
  expect(pressed('k', { metaKey: true })).toBe('Ctrl+k');
  expect(pressed('Enter', { ctrlKey: true })).toBe('Ctrl+Enter');
});
