import { expect, test } from 'vitest';
import { cellAt, cellsNear, heatFeature } from './heat-cells.ts';

const heat = {
  cellZoom: 12,
  cells: [
    { cell: cellAt(106.76, 31.85, 12), lng: 106.77, lat: 31.86, n: 8 },
    { cell: cellAt(107.1, 31.56, 12), lng: 107.1, lat: 31.57, n: 2 },
  ],
  total: 12,
  seq: 40,
};

test('a cell is the Web-Mercator tile as a Morton number', () => {
  expect(cellAt(-180, 85.05, 1)).toBe(0);
  expect(cellAt(1, 1, 1)).toBe(1);
  expect(cellAt(-1, -1, 1)).toBe(2);
  expect(cellAt(1, -1, 1)).toBe(3);
  // Tile 18/208815/106580, interleaved with BigInt elsewhere.
  expect(cellAt(106.76473, 31.85366, 18)).toBe(32_419_178_101);
});

test('the cell of a coarser zoom is the finer one without its last bits', () => {
  const fine = cellAt(106.76473, 31.85366, 18);
  expect(cellAt(106.76473, 31.85366, 12)).toBe(Math.floor(fine / 4 ** 6));
});

test('a cell is a point with its count that can be changed alone', () => {
  const [cell] = heat.cells;
  expect(cell && heatFeature(cell)).toMatchObject({ id: cell?.cell, properties: { n: 8 } });
});

test('the cells under the pointer come nearest first', () => {
  const project = ({ lng }: { lng: number }) => ({ x: (lng - 106) * 100, y: 0 });
  expect(cellsNear(heat.cells, project, { x: 105, y: 0 }, 40).map(({ n }) => n)).toEqual([2, 8]);
  expect(cellsNear(heat.cells, project, { x: 300, y: 0 }, 40)).toEqual([]);
});
