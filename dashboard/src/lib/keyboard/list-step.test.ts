import { expect, test } from 'vitest';
import { listStep } from './list-step.ts';

test('from outside a list the first step goes to its beginning or its end', () => {
  expect([listStep(-1, 1, 4), listStep(-1, -1, 4)]).toEqual([0, 3]);
});

test('a step stays within the list, and in an empty one there is nowhere to go', () => {
  expect([listStep(3, 1, 4), listStep(0, -1, 4), listStep(1, 1, 4), listStep(-1, 1, 0)]).toEqual([
    3, 0, 2, -1,
  ]);
});
