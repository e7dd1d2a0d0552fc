import { expect, test } from 'vitest';
import { parseLetterSearch, parseNewLetterSearch } from './letter-search.ts';

test('an address keeps what fits and loses what does not', () => {
  expect(
    parseLetterSearch({
      box: 'in',
      state: 'overdue',
      kind: 'postcard',
      caseCode: '511902-2026-000123-4',
      year: '2026',
      id: '../x',
    }),
  ).toEqual({ box: 'in', state: 'overdue', caseCode: '511902-2026-000123-4', year: 2026 });
});

test('a form is of a case or of none', () => {
  expect(parseNewLetterSearch({ case: '511902-2026-000123-4' })).toEqual({ case: '511902-2026-000123-4' });
  expect(parseNewLetterSearch({ case: 'x', draft: 'y' })).toEqual({});
});
