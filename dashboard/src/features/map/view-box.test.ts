import { expect, test } from 'vitest';
import { boxAround, regionView, snapView } from './view-box.ts';

const parts = (bbox: string) => bbox.split(',').map(Number);

test('the box asked for holds the picture', () => {
  const picture = '106.36027,31.25058,107.75951,32.74197';
  const [west = 0, south = 0, east = 0, north = 0] = parts(snapView({ bbox: picture, zoom: 8.7 }).bbox);
  expect(west).toBeLessThanOrEqual(106.36027);
  expect(south).toBeLessThanOrEqual(31.25058);
  expect(east).toBeGreaterThanOrEqual(107.75951);
  expect(north).toBeGreaterThanOrEqual(32.74197);
});

test('a small move asks for the same box', () => {
  const before = snapView({ bbox: '106.8,31.8,107.0,31.95', zoom: 11.2 });
  expect(snapView({ bbox: '106.81,31.81,107.01,31.955', zoom: 11.4 })).toEqual(before);
});

test('the box never leaves the globe', () => {
  expect(parts(snapView({ bbox: '-200,-89,200,89', zoom: 1 }).bbox)).toEqual([-180, -85, 180, 85]);
});

test('a region has a view before the map is there', () => {
  const view = regionView({
    name: '巴中市',
    rootArea: '511900',
    centre: { lng: 107, lat: 32 },
    bounds: [106.36, 31.25, 107.76, 32.74],
    tiles: '',
    notice: '',
    tianditu: false,
  });
  expect(view.zoom).toBe(8);
});

test('the box of an area holds all that lies below it with some room around', () => {
  const [west = 0, south = 0, east = 0, north = 0] =
    boxAround([
      { lng: 106, lat: 31 },
      { lng: 107, lat: 31.5 },
      { lng: 106.5, lat: 32 },
    ]) ?? [];
  expect([west, south, east, north].map((degrees) => degrees.toFixed(2))).toEqual([
    '105.88',
    '30.88',
    '107.12',
    '32.12',
  ]);
});

test('two places say nothing of how large an area is', () => {
  expect(boxAround([{ lng: 106, lat: 31 }])).toBeNull();
});
