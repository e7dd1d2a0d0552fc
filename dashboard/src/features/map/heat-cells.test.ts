import { expect, test } from 'vitest';
import { cellAt, cellsNear, heatFeatures, withCase } from './heat-cells.ts';

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

test('a live case heats its own cell and leaves the others', () => {
  const after = withCase(heat, 106.76, 31.85);
  expect(after.cells.map(({ n }) => n)).toEqual([9, 2]);
  expect(after.total).toBe(13);
  expect(heat.cells[0]?.n).toBe(8);
});

test('a live case where it was cold makes a new cell', () => {
  expect(withCase(heat, 106.9, 32.3).cells).toHaveLength(3);
});

test('every cell is a point with its count', () => {
  expect(heatFeatures(heat).features.map(({ properties }) => properties.n)).toEqual([8, 2]);
});

test('the cells under the pointer come nearest first', () => {
  const project = ({ lng }: { lng: number }) => ({ x: (lng - 106) * 100, y: 0 });
  expect(cellsNear(heat.cells, project, { x: 105, y: 0 }, 40).map(({ n }) => n)).toEqual([2, 8]);
  expect(cellsNear(heat.cells, project, { x: 300, y: 0 }, 40)).toEqual([]);
});
