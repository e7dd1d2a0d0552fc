import { expect, test } from 'vitest';
import { areaAbove } from './area-above.ts';

test('goes up level by level, to the area of the account and no further', () => {
  const way = ['511902009001', '511902009', '511902', '511900'];
  expect(way.map((code) => areaAbove(code, '511900'))).toEqual(['511902009', '511902', '511900', null]);
  expect(areaAbove('511902', '511902')).toBeNull();
});
