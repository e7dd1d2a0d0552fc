import { expect, test } from 'vitest';
import { turned, typedPage } from './page-turn.ts';

test('pages stop at both ends', () => {
  expect([turned(0, -1, 12), turned(11, 1, 12), turned(3, 1, 12)]).toEqual([0, 11, 4]);
});

test('a digit turns at once, a second one right after it makes a number of two', () => {
  expect(typedPage(null, '1', 1_000, 14)).toEqual({ digits: '1', page: 0 });
  expect(typedPage({ digits: '1', atMs: 1_000 }, '2', 1_400, 14)).toEqual({ digits: '12', page: 11 });
});

test('a digit long after another one begins anew', () => {
  expect(typedPage({ digits: '1', atMs: 1_000 }, '2', 3_000, 14).page).toBe(1);
});

test('a number that no page has means its last digit', () => {
  expect(typedPage({ digits: '4', atMs: 0 }, '7', 100, 14)).toEqual({ digits: '7', page: 6 });
  expect(typedPage(null, '0', 0, 14).page).toBeNull();
});
