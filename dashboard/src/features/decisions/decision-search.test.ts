import { expect, test } from 'vitest';
import { decisionFilter, parseDecisionSearch } from './decision-search.ts';

test('an address that says nothing asks for what is open', () => {
  expect(decisionFilter(parseDecisionSearch({}))).toEqual({ state: 'open' });
});

test('late decisions are open ones past their day', () => {
  expect(decisionFilter({ view: 'late', area: '511902' })).toEqual({
    area: '511902',
    state: 'open',
    late: true,
  });
  expect(decisionFilter({ view: 'all' })).toEqual({});
});

test('what does not fit is left out of the address', () => {
  expect(parseDecisionSearch({ area: 'x', view: 'soon', id: '1', caseCode: '511902-2026-000001-0' })).toEqual(
    {
      caseCode: '511902-2026-000001-0',
    },
  );
});
