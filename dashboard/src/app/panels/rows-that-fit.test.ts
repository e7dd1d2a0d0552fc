import { expect, test } from 'vitest';
import { rowsThatFit } from './rows-that-fit.ts';

test('a list that fits is shown whole', () => {
  expect(rowsThatFit(['a', 'b'], 2)).toEqual({ shown: ['a', 'b'], hidden: 0 });
});

test('a longer one leaves a row for the number of those that are not shown', () => {
  expect(rowsThatFit(['a', 'b', 'c', 'd'], 3)).toEqual({ shown: ['a', 'b'], hidden: 2 });
});

test('a box without room shows nothing and counts all', () => {
  expect(rowsThatFit(['a'], 0)).toEqual({ shown: [], hidden: 1 });
});
