import type { CentreLine } from '@fengqiao/contract/centre-register';
import { expect, test } from 'vitest';
import { chosenCentres, isShort, meanOf } from './centre-sums.ts';

const line = (part: Partial<CentreLine>): CentreLine => ({
  id: 'C1',
  name: '巴州区综治中心',
  areaCode: '511902',
  areaName: '巴州区',
  level: 'county',
  floorAreaM2: null,
  grade: null,
  posts: null,
  fullTimeStaff: null,
  rooms: { guidance: 0, mediation: 0, dispatch: 0 },
  floors: 0,
  resident: 0,
  rotating: 0,
  onCall: 0,
  windows: 0,
  staff: 0,
  publicStaff: 0,
  shouldBe: null,
  synthetic: true,
  ...part,
});

test('the mean is of those that have said: 357 posts of 38 districts are 9 (CQ-23)', () => {
  const centres = [
    ...Array.from({ length: 37 }, () => line({ posts: 9 })),
    line({ posts: 24 }),
    line({ posts: null }),
  ];
  expect(meanOf(centres, ({ posts }) => posts)).toEqual({ sum: 357, said: 38, mean: '9' });
  expect(meanOf([line({})], ({ posts }) => posts)).toEqual({ sum: 0, said: 0, mean: null });
});

test('one full-time worker is too few, two are enough, and nobody is short who has not said (HP-22)', () => {
  expect([null, 0, 1, 2].map((fullTimeStaff) => isShort({ fullTimeStaff }))).toEqual([
    false,
    true,
    true,
    false,
  ]);
  const centres = [
    line({ id: 'a', fullTimeStaff: 1 }),
    line({ id: 'b', fullTimeStaff: 2 }),
    line({ id: 'c' }),
  ];
  expect(chosenCentres(centres, { short: true }).map(({ id }) => id)).toEqual(['a', 'c']);
  expect(chosenCentres(centres, { level: 'township' })).toEqual([]);
});
