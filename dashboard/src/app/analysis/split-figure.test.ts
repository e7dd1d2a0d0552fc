import type { Indicator } from '@fengqiao/contract/indicators';
import { expect, test } from 'vitest';
import { splitFigure } from './split-figure.ts';

const counted = (n: number): Indicator => ({
  name: 'accepted',
  unit: 'count',
  definition: '',
  value: n,
  numerator: n,
  denominator: n,
});

test('a whole by filters keeps what none of them holds as a remainder, and rescales nothing', () => {
  const split = splitFigure(counted(100), [
    { key: 'onsite', label: 'Counter', indicator: counted(62) },
    { key: 'phone', label: 'Phone', indicator: counted(30) },
  ]);
  expect(split).toMatchObject({
    denominator: 100,
    parts: [
      { key: 'onsite', numerator: 62, denominator: 100, share: 0.62 },
      { key: 'phone', numerator: 30, share: 0.3 },
    ],
    notItemised: { numerator: 8, share: 0.08 },
  });
});

test('of nothing there is no share', () => {
  expect(splitFigure(counted(0), [{ key: 'a', label: 'a', indicator: counted(0) }])).toMatchObject({
    parts: [{ share: null }],
    notItemised: { numerator: 0, share: null },
  });
});
