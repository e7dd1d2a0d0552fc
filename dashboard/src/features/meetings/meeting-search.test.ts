import { expect, test } from 'vitest';
import { parseMeetingsSearch, parsePresentSearch } from './meeting-search.ts';

test('the calendar is a link to an area, a month and a state', () => {
  const search = { area: '511902', month: '2026-11', state: 'missed', view: 'list' };
  expect(parseMeetingsSearch(search)).toEqual(search);
  expect(parseMeetingsSearch({ area: 'x', month: '2026-13', state: 'soon', view: 'year' })).toEqual({});
});

test('a page of a meeting is a link, and so are the cases behind one of its figures', () => {
  const search = { page: 'routes', list: 'routes/mediation' };
  expect(parsePresentSearch(search)).toEqual(search);
  expect(parsePresentSearch({ page: '../x', list: '' })).toEqual({});
});
