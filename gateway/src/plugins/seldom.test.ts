import { expect, test } from 'vitest';
import { Seldom } from './seldom.ts';

test('the same thing is due once in a while, each thing for itself', () => {
  const seldom = new Seldom(60_000);
  expect([seldom.isDue('a', 0), seldom.isDue('b', 1), seldom.isDue('a', 59_999)]).toEqual([
    true,
    true,
    false,
  ]);
  expect([seldom.isDue('a', 60_000), seldom.isDue('a', 60_001)]).toEqual([true, false]);
});

test('the oldest things are forgotten when there are too many', () => {
  const seldom = new Seldom(60_000, 2);
  for (const key of ['a', 'b', 'c']) seldom.isDue(key, 0);
  expect([seldom.isDue('c', 1), seldom.isDue('a', 1)]).toEqual([false, true]);
});
