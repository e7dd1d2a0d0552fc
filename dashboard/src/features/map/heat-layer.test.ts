import { expect, test } from 'vitest';
import { heatIntensity, heatRadius, heatRadiusExpression } from './heat-layer.ts';

const cell = (lng: number, lat: number, n: number) => ({ cell: 0, lng, lat, n });

test('a glow is never smaller than a place and reaches over the neighbouring cells', () => {
  expect(heatRadius(18, 8, 1)).toBe(50);
  expect(heatRadius(12, 10, 1)).toBeGreaterThan((2 * 512) / 4);
});

test('the expression agrees with the radius at every zoom', () => {
  const [, , , from, small, to, large] = heatRadiusExpression(14, 2) as unknown as number[];
  for (const zoom of [11, 12.3, 14]) {
    const exact = heatRadius(14, zoom, 2);
    const steps = 2 ** ((to ?? 0) - (from ?? 0)) - 1;
    const share = zoom <= (from ?? 0) ? 0 : (2 ** (zoom - (from ?? 0)) - 1) / steps;
    expect((small ?? 0) + share * ((large ?? 0) - (small ?? 0))).toBeCloseTo(exact, 6);
  }
});

test('the hottest place reaches the end of the ramp, however many cases there are', () => {
  const city = (times: number) => [
    cell(106.76, 31.85, 100 * times),
    cell(107.1, 31.56, 40 * times),
    cell(106.65, 31.79, times),
  ];
  const peak = (times: number) =>
    heatIntensity(city(times), 40, 8) * 100 * times * (1 / Math.sqrt(2 * Math.PI));
  expect(peak(1)).toBeGreaterThan(0.6);
  expect(peak(1)).toBeLessThanOrEqual(1.0001);
  expect(peak(100)).toBeCloseTo(peak(1), 6);
});

test('a handful of cases is no hot spot', () => {
  const density = heatIntensity([cell(106.76, 31.85, 1)], 40, 8) * (1 / Math.sqrt(2 * Math.PI));
  expect(density).toBeLessThan(0.2);
  expect(heatIntensity([], 40, 8)).toBeGreaterThan(0);
});
