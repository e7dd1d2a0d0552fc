import { expect, test } from 'vitest';
import { centrePages, isWallPage } from './wall-pages.ts';

test('a wall shows pages that are made for a room full of people, with their questions', () => {
  const pages = [
    '/big-screen',
    '/big-screen?area=511900',
    '/rooms-now/1',
    `${centrePages.floors('C511900')}?floor=2`,
    `${centrePages.board('C511900')}?sheet=2`,
  ];
  expect(pages.filter((page) => !isWallPage(page))).toEqual([]);
});

test('a wall shows no other page, whatever stands before or behind', () => {
  const others = [
    '/',
    '/cases',
    '/cases/511902-2026-000001-1',
    '/big-screens',
    '/big-screen/../cases',
    '/x/big-screen',
    '/centres/C511900',
    '/centres/C511900/floors/edit',
    '/centres/../floors',
    '/board',
    '/board/C511900/edit',
  ];
  expect(others.filter(isWallPage)).toEqual([]);
});
