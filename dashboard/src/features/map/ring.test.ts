import { expect, test } from 'vitest';
import { boxRing, type Corner, isInside, parseRing, ringText, simplified } from './ring.ts';

test('a box holds what lies in it and nothing beside it', () => {
  const ring = boxRing('106,31,107,32');
  expect(isInside(ring, 106.5, 31.5)).toBe(true);
  expect(isInside(ring, 105.9, 31.5)).toBe(false);
  expect(isInside(ring, 106.5, 32.1)).toBe(false);
});

test('the bay of a lasso lies outside of it', () => {
  const ring: Corner[] = [
    [0, 0],
    [4, 0],
    [4, 4],
    [2, 1],
    [0, 4],
  ];
  expect(isInside(ring, 2, 3)).toBe(false);
  expect(isInside(ring, 0.5, 2)).toBe(true);
  expect(isInside(ring, 3.5, 2)).toBe(true);
});

test('a ring survives its address', () => {
  const ring = boxRing('106.123456,31,107,32.5');
  expect(parseRing(ringText(ring))).toEqual([
    [106.12346, 31],
    [107, 31],
    [107, 32.5],
    [106.12346, 32.5],
  ]);
});

test('what is no ring is refused', () => {
  for (const text of ['', '1,2,3,4', '1,2,3,4,5', '1,2,3,4,x,6', '1,2,3,4,500,6'])
    expect(parseRing(text)).toBeNull();
});

test('a drawn circle keeps its place and its size in the few corners that an address carries', () => {
  const drawn = Array.from(
    { length: 400 },
    (_, step): Corner => [
      106 + Math.cos((step / 200) * Math.PI) / 10,
      31 + Math.sin((step / 200) * Math.PI) / 10,
    ],
  );
  const ring = simplified(drawn);
  expect(ring).toHaveLength(32);
  expect(parseRing(ringText(ring))).not.toBeNull();
  for (const [lng, lat] of drawn) {
    expect(isInside(ring, 106 + (lng - 106) * 0.97, 31 + (lat - 31) * 0.97)).toBe(true);
    expect(isInside(ring, 106 + (lng - 106) * 1.03, 31 + (lat - 31) * 1.03)).toBe(false);
  }
});
