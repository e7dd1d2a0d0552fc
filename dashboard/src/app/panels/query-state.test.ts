import { expect, test } from 'vitest';
import { asOf, stateOfAll } from './query-state.ts';

const answered = (dataUpdatedAt: number, error: unknown = null) => ({ data: {}, error, dataUpdatedAt });
const asked = { data: undefined, error: null, dataUpdatedAt: 0 };

test('one answer is enough to show a panel; none yet is loading, none at all an error', () => {
  const refused = new Error('refused');
  expect(stateOfAll([answered(1), asked], null)).toEqual({ kind: 'ready' });
  expect(stateOfAll([asked, asked], null)).toEqual({ kind: 'loading' });
  expect(stateOfAll([asked, { ...asked, error: refused }], null)).toEqual({ kind: 'error', error: refused });
});

test('a failed answer among good ones says since when the oldest stands', () => {
  expect(stateOfAll([answered(5_000), answered(3_000, new Error('away'))], null)).toEqual({
    kind: 'stale',
    since: 3_000,
  });
  expect(asOf([answered(5_000), answered(3_000), asked])).toBe(3_000);
  expect(asOf([asked])).toBeNull();
});
