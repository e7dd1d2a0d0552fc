import type { Screen, Tile } from '@fengqiao/contract/walls';
import { expect, test } from 'vitest';
import { tilesOf, withLayout, withTile } from './screen-input.ts';

const camera = (n: number): Tile => ({ kind: 'camera', cameraId: `5119020000131000000${n}` });
const aScreen = (overrides: Partial<Screen> = {}): Screen => ({
  id: '1',
  name: '屏 1',
  layout: '4',
  tiles: [camera(1), { kind: 'map', area: '511900' }],
  updatedAt: '2026-11-22T15:42:00+08:00',
  updatedBy: null,
  ...overrides,
});

test('places without content are empty tiles', () => {
  expect(tilesOf(aScreen()).map(({ kind }) => kind)).toEqual(['camera', 'map', 'empty', 'empty']);
});

test('putting a camera on a place leaves the others', () => {
  const { layout, tiles } = withTile(aScreen(), 2, camera(3));
  expect(layout).toBe('4');
  expect(tiles).toEqual([camera(1), { kind: 'map', area: '511900' }, camera(3), { kind: 'empty' }]);
});

test('a place that does not exist changes nothing', () => {
  expect(withTile(aScreen(), 9, camera(3)).tiles).toEqual(tilesOf(aScreen()));
});

test('a larger layout keeps what is shown and a smaller one keeps the first', () => {
  expect(withLayout(aScreen(), '9').tiles).toHaveLength(9);
  expect(withLayout(aScreen(), '1').tiles).toEqual([camera(1)]);
});
