import { expect, test } from 'vitest';
import { areaFeatures, type PaintedArea } from './area-layers.ts';

const area = (overrides: Partial<PaintedArea> = {}): PaintedArea => ({
  areaCode: '511902',
  areaName: 'A',
  centre: { lng: 106.7, lat: 31.8 },
  color: '#123456',
  figure: '12',
  ...overrides,
});
const square: GeoJSON.Polygon = {
  type: 'Polygon',
  coordinates: [
    [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 0],
    ],
  ],
};

test('an area with an outline is a field and its figure, no dot', () => {
  const { features } = areaFeatures([area()], new Map([['511902', square]]));
  expect(features.map(({ geometry }) => geometry.type)).toEqual(['Polygon', 'Point']);
  expect(features.map(({ properties }) => properties?.dot)).toEqual([false, false]);
});

test('an area of which only the point is known is a dot of the same colour', () => {
  const { features } = areaFeatures([area()], new Map());
  expect(features).toHaveLength(1);
  expect(features[0]?.properties).toMatchObject({ dot: true, color: '#123456', figure: '12' });
});

test('an area that is nowhere is not drawn', () => {
  expect(areaFeatures([area({ centre: null })], new Map()).features).toEqual([]);
});
