import type { Camera } from '@fengqiao/contract/cameras';
import { expect, test } from 'vitest';
import { bearingDeg, boxAround, distanceM, looksAt, nearCameras } from './near.ts';

const place = { lng: 106.75, lat: 31.85 };
/** About `metres` to the east and north of the place. */
const at = (east: number, north: number) => ({
  lng: place.lng + east / (111_195 * Math.cos((place.lat * Math.PI) / 180)),
  lat: place.lat + north / 111_195,
});
const camera = (id: string, east: number, north: number, more: Partial<Camera> = {}) =>
  ({
    id,
    location: at(east, north),
    directionDeg: null,
    fovDeg: null,
    private: false,
    playable: true,
    ...more,
  }) as Camera;

test('distances and bearings on the ground are right to the metre and the degree', () => {
  expect(distanceM(place, at(300, 400))).toBeCloseTo(500, -1);
  expect(bearingDeg(place, at(100, 0))).toBeCloseTo(90, 0);
  expect(bearingDeg(place, at(0, -100))).toBeCloseTo(180, 0);
});

test('a camera sees the place when it lies in its field of view, also across north', () => {
  const east = { location: at(100, 0), fovDeg: 60 };
  expect(looksAt({ ...east, directionDeg: 270 }, place)).toBe(true);
  expect(looksAt({ ...east, directionDeg: 90 }, place)).toBe(false);
  expect(looksAt({ location: at(0, -100), directionDeg: 350, fovDeg: 60 }, place)).toBe(true);
  expect(looksAt({ ...east, directionDeg: null }, place)).toBeNull();
});

test('the nearest public cameras that can be played come first; a mediation room never', () => {
  const found = nearCameras(
    [
      camera('far', 480, 0),
      camera('near', 0, 120),
      camera('room', 1, 1, { private: true }),
      camera('dumb', 2, 2, { playable: false }),
      camera('beyond', 600, 0),
    ],
    place,
    500,
  );
  expect(found.map(({ camera: { id }, wind }) => `${id} ${wind}`)).toEqual(['near 0', 'far 2']);
});

test('the square that is asked for holds the whole circle', () => {
  const [west = 0, south = 0, east = 0, north = 0] = boxAround(place, 500).split(',').map(Number);
  expect(distanceM(place, { lng: place.lng, lat: north })).toBeCloseTo(500, -1);
  expect(distanceM(place, { lng: east, lat: place.lat })).toBeCloseTo(500, -1);
  expect(west).toBeLessThan(place.lng);
  expect(south).toBeLessThan(place.lat);
});
