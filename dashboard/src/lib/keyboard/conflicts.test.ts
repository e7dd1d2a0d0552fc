import { expect, test } from 'vitest';
import { conflictsOf } from './conflicts.ts';
import { shortcuts } from './shortcuts.ts';

test('no key of the product means two things at the same moment', () => {
  expect(conflictsOf(shortcuts)).toEqual([]);
});

test('the same key on two surfaces of the desk is a conflict, on two pages it is none', () => {
  expect(
    conflictsOf({
      show: { keys: ['w'], surface: 'wall' },
      write: { keys: ['w'], surface: 'case' },
      watch: { keys: ['w'], surface: 'playback' },
    }),
  ).toEqual(['show / write: w']);
});

test('a key that begins a sequence must mean nothing by itself', () => {
  const table = {
    go: { keys: ['g d'], surface: 'everywhere' },
    grid: { keys: ['g'], surface: 'map' },
  } as const;
  expect(conflictsOf(table)).toEqual(['go / grid: g d']);
});

test('a key that belongs to whatever is in front may be shared, but not with one that is not', () => {
  const close = { keys: ['Escape'], surface: 'everywhere', shared: true } as const;
  expect(conflictsOf({ close, cancel: { ...close, surface: 'form' } })).toEqual([]);
  expect(conflictsOf({ close, leave: { keys: ['Escape'], surface: 'desk' } })).toEqual([
    'close / leave: Escape',
  ]);
});
