import { describe, expect, it } from 'vitest';
import { type PlaceArea, Places } from './placing.ts';

const square = (west: number, south: number, size: number) => [
  [west, south],
  [west + size, south],
  [west + size, south + size],
  [west, south + size],
  [west, south],
];
const area = (key: number, level: string, rest: Partial<PlaceArea> = {}): PlaceArea => ({
  key,
  level,
  parent: null,
  lng: null,
  lat: null,
  synthetic: false,
  geometry: null,
  ...rest,
});
const places = new Places([
  area(511902000000000, 'county', {
    lng: 106.5,
    lat: 31.5,
    geometry: { type: 'MultiPolygon', coordinates: [[square(106, 31, 1), square(106.8, 31.8, 0.1)]] },
  }),
  area(511902001000000, 'township', {
    parent: 511902000000000,
    lng: 106.2,
    lat: 31.2,
    geometry: { type: 'Polygon', coordinates: [square(106.1, 31.1, 0.3)] },
  }),
  area(511902001001000, 'village', { parent: 511902001000000, lng: 106.2, lat: 31.2 }),
  area(511902001002000, 'village', { parent: 511902001000000, lng: 106.3, lat: 31.2 }),
  area(511902001003000, 'village', { parent: 511902001000000, lng: 106.35, lat: 31.3, synthetic: true }),
]);

describe('placing a point', () => {
  it('finds the finest area that holds it', () => {
    expect(places.locate(106.15, 31.35)).toBe(511902001000000);
    expect(places.locate(106.7, 31.5)).toBe(511902000000000);
  });

  it('knows holes and the outside', () => {
    expect(places.locate(106.85, 31.85)).toBeNull();
    expect(places.locate(100, 31.5)).toBeNull();
  });

  it('names a village that is near and clearly nearest, never one whose point was made up', () => {
    expect(places.locate(106.201, 31.201)).toBe(511902001001000);
    expect(places.locate(106.25, 31.2)).toBe(511902001000000);
    expect(places.locate(106.35, 31.3)).toBe(511902001000000);
  });

  it('has a point for townships and below only', () => {
    expect(places.pointOf(511902001000000)).toEqual({ lng: 106.2, lat: 31.2 });
    expect(places.pointOf(511902000000000)).toBeNull();
  });
});
