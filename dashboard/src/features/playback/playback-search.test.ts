import { expect, test } from 'vitest';
import { parsePlaybackSearch, searchOf } from './playback-search.ts';
import { isIn, windowAround } from './window.ts';

const noon = Date.parse('2026-11-22T12:00:00+08:00');

test('a time of the address is read in any form, and written in that of the place', () => {
  expect(parsePlaybackSearch({ at: '2026-11-22T04:00:00Z' })).toEqual({ at: '2026-11-22T12:00:00+08:00' });
  expect(searchOf(noon)).toEqual({ at: '2026-11-22T12:00:00+08:00' });
});

test('what is no time is left out', () => {
  expect(parsePlaybackSearch({ at: 'yesterday' })).toEqual({});
  expect(parsePlaybackSearch({})).toEqual({});
});

test('what is opened holds the time, and nothing of the future', () => {
  const window = windowAround(noon, noon + 60_000);
  expect(isIn(noon, window)).toBe(true);
  expect(window.toMs).toBe(noon + 58_000);
  expect(windowAround(noon + 3_600_000, noon).fromMs).toBeLessThan(noon);
});
