import { expect, test } from 'vitest';
import { partRows } from './part-rows.ts';

const part = (key: string, numerator: number, denominator: number | null) => ({
  key,
  label: key,
  numerator,
  denominator,
  share: null,
});

test('every part stands over its own denominator, and what is not itemised is said last', () => {
  const rows = partRows(
    {
      parts: [part('litigation', 10, 200), part('mediation', 150, 200)],
      notItemised: { numerator: 40, share: 0.2 },
      denominator: 200,
    },
    'not itemised',
  );
  expect(rows.map(({ label, value, share }) => [label, value, share])).toEqual([
    ['mediation', '150 / 200', '75.0 %'],
    ['litigation', '10 / 200', '5.0 %'],
    ['not itemised', '40 / 200', '20.0 %'],
  ]);
});

test('a funnel keeps its order, and a part without a whole has a number and no share', () => {
  const rows = partRows({ parts: [part('a', 1, null), part('b', 9, 0)], denominator: null }, '', 'given');
  expect(rows.map(({ key, value, share, part: length }) => [key, value, share, length])).toEqual([
    ['a', '1', '–', 0],
    ['b', '9 / 0', '–', 0],
  ]);
});
