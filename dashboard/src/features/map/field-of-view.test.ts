import { expect, test } from 'vitest';
import { fieldOfView } from './field-of-view.ts';

const at = { id: '51190200001310000001', location: { lng: 106.76, lat: 31.85 } };

test('a camera looking east sees a wedge east of it', () => {
  const field = fieldOfView({ ...at, directionDeg: 90, fovDeg: 60 });
  const [corner, ...rest] = field?.polygon ?? [];
  expect(corner).toEqual([106.76, 31.85]);
  const arc = rest.slice(0, -1);
  for (const [lng] of arc) expect(lng).toBeGreaterThan(106.76);
  const lats = arc.map(([, lat]) => lat);
  expect((Math.max(...lats) + Math.min(...lats)) / 2).toBeCloseTo(31.85, 6);
});

test('the wedge is closed and a camera of unknown direction has none', () => {
  const polygon = fieldOfView({ ...at, directionDeg: 0, fovDeg: null })?.polygon ?? [];
  expect(polygon.at(-1)).toEqual(polygon[0]);
  expect(fieldOfView({ ...at, directionDeg: null, fovDeg: 60 })).toBeNull();
});
