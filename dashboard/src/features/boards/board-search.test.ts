import { expect, test } from 'vitest';
import { parseBoardSearch } from './board-search.ts';

test('the address names the sheet that stays, the pace and the paper', () => {
  expect(parseBoardSearch({ sheet: 2, every: '30', paper: 'A1' })).toEqual({
    sheet: 2,
    every: 30,
    paper: 'A1',
  });
});

test('what does not fit is left out: no flicker, no unknown paper', () => {
  expect(parseBoardSearch({ sheet: 0, every: 1, paper: 'A9' })).toEqual({});
});
