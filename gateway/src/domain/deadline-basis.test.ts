import { expect, it } from 'vitest';
import { loadProfile } from '../profiles/load-profile.ts';
import { basisOf } from './deadline-basis.ts';

const bazhong = loadProfile('bazhong');
const basis = basisOf(bazhong, 'official');

it('is the same for the same clocks and days, whatever else a profile says', () => {
  expect(basisOf({ ...structuredClone(bazhong), letters: [] }, 'official')).toBe(basis);
});

it('is another one for other days, another clock, or a category that goes its way by itself', () => {
  const [first, ...clocks] = bazhong.clocks;
  const [category, ...categories] = bazhong.categories;
  if (first === undefined || category === undefined)
    throw new Error('a profile without clocks or categories');
  const others = [
    basisOf(bazhong, 'with a temple fair'),
    basisOf(
      { ...bazhong, clocks: [{ ...first, span: { unit: 'workingDays', n: 9 } }, ...clocks] },
      'official',
    ),
    basisOf({ ...bazhong, categories: [{ ...category, auto: !category.auto }, ...categories] }, 'official'),
    basisOf(loadProfile('haizhou'), 'official'),
  ];
  expect(new Set([basis, ...others]).size).toBe(5);
});
