import { expect, test } from 'vitest';
import { parseChecklistSearch } from './checklist-search.ts';

test('the address names the area and the list, those with a plus sign too', () => {
  expect(parseChecklistSearch({ area: 511902, list: 'bazhong.1+6+N' })).toEqual({
    area: '511902',
    list: 'bazhong.1+6+N',
  });
  expect(parseChecklistSearch({ area: '5', list: '../x' })).toEqual({});
});
