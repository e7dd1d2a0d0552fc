import type { Tile } from '@fengqiao/contract/wall-tiles';
import type { Screen } from '@fengqiao/contract/walls';
import { expect, test } from 'vitest';
import { sameContent, swapped, tilesOf, withLayout, withTiles } from './screen-input.ts';

const camera = (n: number): Tile => ({ kind: 'camera', cameraId: `5119020000131000000${n}` });
const map: Tile = { kind: 'map', area: '511900' };
const empty: Tile = { kind: 'empty' };
const aScreen = (overrides: Partial<Screen> = {}): Screen => ({
  id: '1',
  name: '屏 1',
  scale: 1,
  reserved: [],
  layout: '4',
  tiles: [camera(1), map],
  places: [],
  updatedAt: '2026-11-22T15:42:00+08:00',
  updatedBy: null,
  ...overrides,
});

test('places without content are empty tiles', () => {
  expect(tilesOf(aScreen()).map(({ kind }) => kind)).toEqual(['camera', 'map', 'empty', 'empty']);
});

test('putting a camera on a place leaves the others', () => {
  expect(withTiles(aScreen(), 2, [camera(3)])).toEqual({
    layout: '4',
    tiles: [camera(1), map, camera(3), empty],
  });
});

test('several tiles fill the places from the one on which they are put, and the rest is left out', () => {
  expect(withTiles(aScreen(), 2, [camera(3), camera(4), camera(5)]).tiles).toEqual([
    camera(1),
    map,
    camera(3),
    camera(4),
  ]);
});

test('a place that does not exist changes nothing', () => {
  expect(withTiles(aScreen(), 9, [camera(3)]).tiles).toEqual(tilesOf(aScreen()));
});

test('two places of a screen change what they show', () => {
  const screen = aScreen();
  expect(swapped({ screen, place: 0 }, { screen, place: 3 })).toEqual([
    { screenId: '1', input: { layout: '4', tiles: [empty, map, empty, camera(1)] } },
  ]);
  expect(swapped({ screen, place: 1 }, { screen, place: 1 })).toEqual([]);
});

test('of two screens both change', () => {
  const other = aScreen({ id: '2', layout: '1', tiles: [camera(7)] });
  expect(swapped({ screen: aScreen(), place: 0 }, { screen: other, place: 0 })).toEqual([
    { screenId: '2', input: { layout: '1', tiles: [camera(1)] } },
    { screenId: '1', input: { layout: '4', tiles: [camera(7), map, empty, empty] } },
  ]);
});

test('a larger layout keeps what is shown and a smaller one keeps the first', () => {
  expect(withLayout(aScreen(), '9').tiles).toHaveLength(9);
  expect(withLayout(aScreen(), '1').tiles).toEqual([camera(1)]);
});

test('a free layout begins as the layout before it', () => {
  const { tiles, places } = withLayout(aScreen(), 'free');
  expect(tiles).toEqual([camera(1), map, empty, empty]);
  expect(places?.[3]).toEqual({ x: 12, y: 12, w: 12, h: 12 });
});

test('two screens show the same when only their empty places are written differently', () => {
  expect(sameContent(aScreen(), aScreen({ tiles: [camera(1), map, empty, empty] }))).toBe(true);
  expect(sameContent(aScreen(), aScreen({ tiles: [map, camera(1)] }))).toBe(false);
});
