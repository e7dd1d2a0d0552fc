import { expect, test } from 'vitest';
import { parseRegistrySearch } from './registry-search.ts';

test('filters of an address are read, whatever does not fit is left out', () => {
  const search = {
    area: '511902',
    q: '广场',
    ownerKind: 'water',
    zone: 'dispatch',
    playable: 'true',
    open: 'new',
  };
  expect(parseRegistrySearch(search)).toEqual(search);
  expect(
    parseRegistrySearch({ area: 'x', ownerKind: 'nobody', zone: 'roof', playable: 'perhaps', open: '123' }),
  ).toEqual({});
});
