import { expect, test } from 'vitest';
import { floorGeojson, readFloorGeojson } from './floor-geojson.ts';

const feature = (properties: object, type: string, coordinates: unknown) => ({
  type: 'Feature',
  properties,
  geometry: { type, coordinates },
});
const polygon = (west: number, south: number, east: number, north: number) => [
  [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ],
];
const collection = (...features: object[]) => ({ type: 'FeatureCollection', features });
const cameraId = '51190000031316000001';

test('a drawing that counts upwards becomes a plan that counts downwards from its upper left corner', () => {
  const read = readFloorGeojson(
    collection(
      feature({ part: 'outline' }, 'Polygon', polygon(1000, 2000, 1040, 2020)),
      feature(
        { name: '第一调解室', kind: 'mediation', roomId: 'R1' },
        'Polygon',
        polygon(1000, 2010, 1010, 2020),
      ),
      feature({ cameraId }, 'Point', [1001, 2019]),
    ),
    { yAxis: 'up' },
  );
  expect(read.faults).toEqual([]);
  expect(read.outline).toContainEqual([40, 0]);
  expect(read.rooms).toMatchObject([{ name: '第一调解室', kind: 'mediation', roomId: 'R1', at: [5, 5] }]);
  expect(read.rooms[0]?.outline).toHaveLength(4);
  expect(read.cameras).toEqual([{ cameraId, at: [1, 1] }]);
});

test('every feature that does not fit is named, and nothing is taken for good', () => {
  const { faults } = readFloorGeojson(
    collection(
      feature({ part: 'outline' }, 'Polygon', polygon(0, 0, 40, 20)),
      feature({ part: 'outline' }, 'Polygon', polygon(0, 0, 40, 20)),
      feature({ name: '' }, 'Polygon', polygon(0, 0, 5, 5)),
      feature({ name: '厨房', kind: 'kitchen' }, 'Polygon', polygon(0, 0, 5, 5)),
      feature({ cameraId: '7' }, 'Point', [1, 1]),
      feature({ cameraId }, 'Polygon', polygon(0, 0, 5, 5)),
      feature({ name: '线' }, 'LineString', []),
      feature({ name: '字' }, 'Point', ['1', 2]),
      feature({ part: 'door' }, 'Point', [1, 2]),
    ),
    { yAxis: 'down' },
  );
  expect(faults.map(({ at, code }) => `${at} ${code}`)).toEqual([
    'feature 2 twoOutlines',
    'feature 3 noName',
    'feature 4 badKind',
    'feature 5 noCameraId',
    'feature 6 badGeometry',
    'feature 7 badGeometry',
    'feature 8 badNumbers',
    'feature 9 badGeometry',
  ]);
});

test.each([[null], [[]], ['text'], [{ features: 'none' }]])('%j is no GeoJSON', (value) => {
  expect(readFloorGeojson(value, { yAxis: 'up' }).faults).toEqual([{ at: 'file', code: 'notGeojson' }]);
});

test('without an outline there is no plan, and a plan is judged as when it is stored', () => {
  const alone = collection(feature({ name: 'A' }, 'Point', [1, 1]));
  expect(readFloorGeojson(alone, { yAxis: 'up' }).faults).toEqual([{ at: 'file', code: 'noOutline' }]);
  const far = collection(
    feature({ part: 'outline' }, 'Polygon', polygon(0, 0, 40, 20)),
    feature({ name: 'A' }, 'Point', [90, 1]),
  );
  expect(readFloorGeojson(far, { yAxis: 'down' }).faults).toEqual([{ at: 'room 1 A', code: 'outside' }]);
});

test('what was saved as a file is read back as it was', () => {
  const plan = {
    outline: [
      [0, 0],
      [40, 0],
      [40, 20],
      [0, 20],
    ] as [number, number][],
    rooms: [
      { name: 'A', kind: 'office' as const, roomId: null, outline: null, at: [3, 4] as [number, number] },
    ],
    cameras: [{ cameraId, at: [1, 2] as [number, number] }],
  };
  expect(readFloorGeojson(floorGeojson(plan), { yAxis: 'down' })).toEqual({ ...plan, faults: [] });
});
