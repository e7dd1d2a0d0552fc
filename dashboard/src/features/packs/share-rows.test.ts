import { expect, test } from 'vitest';
import type { Figure } from './figure-words.ts';
import { shareRows } from './share-rows.ts';

const routes = (more: Partial<Figure> = {}): Figure => ({
  name: 'routes',
  title: 'Routes',
  unit: 'count',
  definition: '',
  value: 1000,
  numerator: 1000,
  denominator: 1000,
  parts: [
    { key: 'mediation', label: 'Mediation', numerator: 627, denominator: 1000, share: 0.627 },
    { key: 'litigation', label: 'Litigation', numerator: 231, denominator: 1000, share: 0.231 },
  ],
  notItemised: { numerator: 142, share: 0.142 },
  list: 'routes/all',
  partLists: { mediation: 'routes/mediation' },
  ...more,
});

test('what is not itemised is a bar of its own, and all bars together are as long as the whole', () => {
  const rows = shareRows(routes(), 'not itemised');
  expect(rows.map(({ label, rest }) => [label, rest])).toEqual([
    ['Mediation', false],
    ['Litigation', false],
    ['not itemised', true],
  ]);
  expect(rows.reduce((sum, { length }) => sum + length, 0)).toBeCloseTo(1);
});

test('a part opens its own cases, and one without a list opens nothing', () => {
  expect(shareRows(routes(), '').map(({ list }) => list)).toEqual(['routes/mediation', null, null]);
});

test('a part of nothing has no bar', () => {
  const [row] = shareRows(
    routes({ parts: [{ key: 'a', label: 'A', numerator: 0, denominator: 0, share: null }] }),
    '',
  );
  expect(row?.length).toBe(0);
});
