import { expect, test } from 'vitest';
import { guessColumn, mappingOf, wordList } from './mapping.ts';

test('a list of words takes an equals sign, a full-width one, a comma or a tab', () => {
  expect(wordList('North = 511902001\nSouth\uFF1D511902002\nEast,511902003\nWest\t511902004')).toEqual({
    North: '511902001',
    South: '511902002',
    East: '511902003',
    West: '511902004',
  });
});

test('lines without a word or a code are left out', () => {
  expect(wordList('North\n= 511902001\n\n')).toEqual({});
});

test('the more telling word decides which column is guessed', () => {
  expect(guessColumn(['Serial no', 'Case no'], 'case no|no')).toBe('Case no');
});

test('empty fields are not sent, nor a datum without coordinates', () => {
  expect(mappingOf({ columns: { caseRef: ' Ref ', registeredAt: 'At', title: '' }, datum: 'GCJ02' })).toEqual(
    {
      columns: { caseRef: 'Ref', registeredAt: 'At' },
    },
  );
});

test('a line of the form goes before the name of an area', () => {
  const form = { columns: { caseRef: 'Ref', registeredAt: 'At' }, places: 'North = 511902009' };
  const areas = { North: '511902001', South: '511902002' };
  expect(mappingOf(form, areas).places).toEqual({ North: '511902009', South: '511902002' });
});
