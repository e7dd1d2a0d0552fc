import type { Place } from '@fengqiao/contract/wall-tiles';
import { expect, test } from 'vitest';
import { layoutGrid, placesOfLayout } from './layout-grid.ts';

const layouts = ['1', '4', '6', '9', '16', '25'] as const;

/** Cells that a grid area covers, `row,column`. */
function cellsOf(area: string): string[] {
  const [row = 0, column = 0, rowEnd = 0, columnEnd = 0] = area.split('/').map(Number);
  const cells: string[] = [];
  for (let r = row; r < rowEnd; r++) for (let c = column; c < columnEnd; c++) cells.push(`${r},${c}`);
  return cells;
}

test.each(layouts)('layout %s has its number of tiles and fills the screen', (layout) => {
  const { columns, rows, areas } = layoutGrid({ layout, places: [] });
  expect(areas).toHaveLength(Number(layout));
  const cells = areas.flatMap(cellsOf);
  expect(new Set(cells).size).toBe(cells.length);
  expect(cells).toHaveLength(columns * rows);
});

test('a free screen stands where its places say', () => {
  const places: Place[] = [
    { x: 0, y: 0, w: 16, h: 24 },
    { x: 16, y: 0, w: 8, h: 12 },
  ];
  expect(layoutGrid({ layout: 'free', places })).toEqual({
    columns: 24,
    rows: 24,
    areas: ['1 / 1 / 25 / 17', '1 / 17 / 13 / 25'],
  });
});

test.each(layouts)('a free layout that begins as layout %s covers the screen once', (layout) => {
  const places = placesOfLayout({ layout, places: [] });
  const { areas } = layoutGrid({ layout: 'free', places });
  const cells = areas.flatMap(cellsOf);
  expect(new Set(cells).size).toBe(24 * 24);
  expect(cells).toHaveLength(24 * 24);
});
