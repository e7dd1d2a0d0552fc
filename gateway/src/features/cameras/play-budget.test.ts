import { expect, test } from 'vitest';
import { PlayBudget } from './play-budget.ts';

test('a page that asks for many tiles spends as much as one that asks for each', () => {
  const budget = new PlayBudget(100);
  expect(budget.spend('a', 64, 0)).toBe(0);
  expect(budget.spend('a', 64, 15_000)).toBe(45);
  expect(Array.from({ length: 36 }, () => budget.spend('a', 1, 20_000)).every((wait) => wait === 0)).toBe(
    true,
  );
  expect(budget.spend('a', 1, 20_000)).toBe(40);
});

test('each session has its own, and a new one every minute', () => {
  const budget = new PlayBudget(64);
  expect([budget.spend('a', 64, 0), budget.spend('b', 64, 0), budget.spend('a', 64, 60_000)]).toEqual([
    0, 0, 0,
  ]);
});
