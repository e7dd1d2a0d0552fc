import { expect, test } from 'vitest';
import { parseProfileSearch } from './profile-search.ts';

test('another place stands in the address, and nothing else', () => {
  expect(parseProfileSearch({ with: 'haizhou', colour: 'red' })).toEqual({ with: 'haizhou' });
  expect(parseProfileSearch({ with: '../secret' })).toEqual({});
  expect(parseProfileSearch({ with: 7 })).toEqual({});
});
