import { expect, test } from 'vitest';
import { outlinePaths } from './outline-paths.ts';

const square = (west: number, south: number, size: number) => [
  [
    [west, south],
    [west + size, south],
    [west + size, south + size],
    [west, south + size],
    [west, south],
  ],
];
const feature = (areaCode: string, type: string, coordinates: unknown) => ({
  properties: { areaCode, name: areaCode },
  geometry: { type, coordinates },
});

test('the map is as wide as asked, north is up, and a name stands in the middle of its area', () => {
  const { shapes, height } = outlinePaths(
    { features: [feature('a', 'Polygon', square(106, 0, 1)), feature('b', 'Polygon', square(107, 0, 1))] },
    200,
  );
  expect(height).toBeCloseTo(100, 0);
  expect(shapes.map(({ areaCode, x, y }) => [areaCode, Math.round(x), Math.round(y)])).toEqual([
    ['a', 50, 50],
    ['b', 150, 50],
  ]);
  expect(shapes[0]?.d.startsWith('M0 100')).toBe(true);
});

test('an area of several parts is one shape, named in its largest outline', () => {
  const { shapes } = outlinePaths(
    { features: [feature('a', 'MultiPolygon', [square(106, 30, 1), square(108, 30, 1)])] },
    300,
  );
  expect(shapes[0]?.d.match(/M/g)).toHaveLength(2);
});

test('without outlines there is no map', () => {
  expect(outlinePaths({ features: [] }, 300)).toEqual({ shapes: [], height: 0 });
});
