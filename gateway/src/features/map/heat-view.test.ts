import { expect, test } from 'vitest';
import { cellOf, coarserCell } from '../../domain/cells.ts';
import { type Box, heatCells } from './heat-view.ts';

const city: Box = [106.3, 31.2, 107.8, 32.8];

test('a view of the city has cells fine enough to be a picture and few enough to be sent', () => {
  const cells = heatCells(city, 9);
  expect(cells.zoom).toBeGreaterThanOrEqual(13);
  expect(cells.zoom).toBeLessThanOrEqual(14);
});

test('a wide box at a deep zoom is given coarser cells', () => {
  expect(heatCells([73, 18, 135, 54], 20).zoom).toBeLessThan(10);
});

test('a point in the box is in a cell of the view, a point beside it is not', () => {
  const cells = heatCells(city, 9);
  const at = (lng: number, lat: number): number => coarserCell(cellOf(lng, lat), cells.zoom);
  for (const [lng, lat] of [
    [106.3, 31.2],
    [107.8, 32.8],
    [107, 32],
  ] as const) {
    expect(at(lng, lat)).toBeGreaterThanOrEqual(cells.cellLo);
    expect(at(lng, lat)).toBeLessThanOrEqual(cells.cellHi);
    expect(cells.contains(at(lng, lat))).toBe(true);
  }
  expect(cells.contains(at(108.5, 32))).toBe(false);
  expect(cells.contains(at(107, 30))).toBe(false);
});
