import { expect, test } from 'vitest';
import { arrivals } from './arrivals.ts';

const keyOf = (name: string) => name;

test('what stood there when the page opened is no news, what comes later is', () => {
  expect(arrivals(null, ['a'], keyOf)).toEqual([]);
  expect(arrivals(new Set(['a']), ['a', 'b'], keyOf)).toEqual(['b']);
});

test('what went away and comes again is news again', () => {
  expect(arrivals(new Set(), ['a'], keyOf)).toEqual(['a']);
});
