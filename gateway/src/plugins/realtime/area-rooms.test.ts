import { areaKey } from '@fengqiao/contract/areas';
import { expect, test } from 'vitest';
import { roomsOf } from './area-rooms.ts';

test('a change in a village is told to its township, county, city and province', () => {
  expect(new Set(roomsOf(areaKey('511902001003')))).toEqual(
    new Set(['area:511902001003', 'area:511902001', 'area:511902', 'area:511900', 'area:510000']),
  );
});

test('a change of the city itself is not told to its counties', () => {
  expect(new Set(roomsOf(areaKey('511900')))).toEqual(new Set(['area:511900', 'area:510000']));
});
