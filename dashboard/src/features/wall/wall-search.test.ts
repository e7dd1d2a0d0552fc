import { expect, test } from 'vitest';
import { parseWallSearch } from './wall-search.ts';

const id = '2f1a2c62-2f43-4a35-8a0b-4b5c0c1b6a11';

test('the address of a wall says the part, and what is open in it', () => {
  expect(parseWallSearch({ tab: 'tours', tour: id })).toEqual({ tab: 'tours', tour: id });
  expect(parseWallSearch({ tab: 'scenes', scene: 'new' })).toEqual({ tab: 'scenes', scene: 'new' });
  expect(parseWallSearch({ tab: 'log', deed: 'note', day: '2026-11-22' })).toEqual({
    tab: 'log',
    deed: 'note',
    day: '2026-11-22',
  });
});

test('what it cannot mean is left out', () => {
  expect(parseWallSearch({ tab: 'screens', scene: 'x', tour: 7, deed: 'sung', day: 'today' })).toEqual({});
});
