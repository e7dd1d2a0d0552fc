import { describe, expect, it } from 'vitest';
import { rankAreas } from './area-ranks.ts';

describe('a table of areas', () => {
  it('ranks by more or by less, lets equal areas share their place, and does not rank what has no cases', () => {
    const ranks = (better: 'more' | 'less') =>
      rankAreas([0.9, 0.8, null, 0.9, 0.5], better).map(({ rank }) => rank);
    expect(ranks('more')).toEqual([1, 3, null, 1, 4]);
    expect(ranks('less')).toEqual([3, 2, null, 3, 1]);
  });

  it('cuts the ranked areas into thirds', () => {
    expect(rankAreas([6, 5, 4, 3, 2, 1], 'more').map(({ band }) => band)).toEqual([1, 1, 2, 2, 3, 3]);
    expect(rankAreas([null], 'more')).toEqual([{ rank: null, band: null }]);
  });
});
