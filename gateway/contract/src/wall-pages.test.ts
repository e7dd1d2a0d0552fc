import { expect, test } from 'vitest';
import { isWallPage } from './wall-pages.ts';

test('a wall shows pages that are made for a room full of people, with their questions', () => {
  expect(['/big-screen', '/big-screen?area=511900', '/rooms-now/1'].map(isWallPage)).toEqual([
    true,
    true,
    true,
  ]);
});

test('a wall shows no other page, whatever stands before or behind', () => {
  const others = [
    '/',
    '/cases',
    '/cases/511902-2026-000001-1',
    '/big-screens',
    '/big-screen/../cases',
    '/x/big-screen',
  ];
  expect(others.filter(isWallPage)).toEqual([]);
});
