import { describe, expect, it } from 'vitest';
import { progressBand, rankAreas } from './area-ranks.ts';

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

describe('the band of an area', () => {
  it('says how far it is behind the whole, and nothing where there are no cases', () => {
    expect(progressBand(0.9, 0.9)).toBe('onCourse');
    expect(progressBand(0.85, 0.9)).toBe('watch');
    expect(progressBand(0.84, 0.9)).toBe('warn');
    expect(progressBand(null, 0.9)).toBeNull();
  });
});
