import { expect, test } from 'vitest';
import type { PaintedArea } from './area-layers.ts';
import { areaTowards, boxOfAreas, flatFeatures } from './flat-areas.ts';

const area = (areaCode: string, lng: number, lat: number): PaintedArea => ({
  areaCode,
  areaName: areaCode,
  centre: { lng, lat },
  color: null,
  figure: '',
});
const box = (west: number, south: number): GeoJSON.Polygon => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [west + 1, south],
      [west + 1, south + 1],
      [west, south + 1],
      [west, south],
    ],
  ],
});
/** A cross: one in the middle, one in each direction, and one far to the right and up. */
const areas = [
  area('middle', 106, 31),
  area('west', 105, 31.1),
  area('east', 107, 30.9),
  area('north', 106.1, 32),
  area('south', 105.9, 30),
  area('far', 109, 33),
];

test('an arrow key goes to the nearest area in its direction', () => {
  const to = (key: string) => areaTowards(areas, 'middle', key)?.areaCode;
  expect(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'].map(to)).toEqual([
    'west',
    'east',
    'north',
    'south',
  ]);
  expect(areaTowards(areas, 'far', 'ArrowRight')).toBeNull();
  expect(areaTowards(areas, 'far', 'Enter')).toBeNull();
});

test('from nowhere an arrow key begins with the first area that has a place', () => {
  expect(areaTowards([{ ...area('nowhere', 0, 0), centre: null }, ...areas], null, 'ArrowUp')?.areaCode).toBe(
    'middle',
  );
});

test('areas below lie over the base, each once under its code', () => {
  const base = {
    type: 'FeatureCollection' as const,
    features: ['a', 'b'].map((areaCode, index) => ({
      type: 'Feature' as const,
      properties: { areaCode },
      geometry: box(index, 0),
    })),
  };
  const outlines = new Map([
    ['b', box(1, 0)],
    ['c', box(2, 0)],
  ]);
  const { features } = flatFeatures(
    base,
    [area('b', 1.5, 0.5), area('c', 2.5, 0.5), area('point', 3, 0)],
    outlines,
  );
  expect(features.map(({ properties }) => properties.name)).toEqual(['a', 'b', 'c']);
});

test('the box of areas is that of their outlines, or of their points', () => {
  expect(boxOfAreas([area('b', 1.5, 0.5)], new Map([['b', box(1, 0)]]))).toEqual([0.95, -0.05, 2.05, 1.05]);
  expect(boxOfAreas([area('p', 1, 2)], new Map())).toEqual([0.99, 1.99, 1.01, 2.01]);
  expect(boxOfAreas([], new Map())).toBeNull();
});
