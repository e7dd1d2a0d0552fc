import { expect, test } from 'vitest';
import { layoutGrid } from './layout-grid.ts';

/** Cells that a grid area covers, `row,column`. */
function cellsOf(area: string): string[] {
  const [row = 0, column = 0, rowEnd = 0, columnEnd = 0] = area.split('/').map(Number);
  const cells: string[] = [];
  for (let r = row; r < rowEnd; r++) for (let c = column; c < columnEnd; c++) cells.push(`${r},${c}`);
  return cells;
}

test.each(['1', '4', '6', '9', '16', '25'] as const)(
  'layout %s has its number of tiles and fills the screen',
  (layout) => {
    const { columns, rows, areas } = layoutGrid(layout, 0);
    expect(areas).toHaveLength(Number(layout));
    const cells = areas.flatMap(cellsOf);
    expect(new Set(cells).size).toBe(cells.length);
    expect(cells).toHaveLength(columns * rows);
  },
);

test('a free screen holds all its tiles in the smallest square', () => {
  expect(layoutGrid('free', 5)).toMatchObject({ columns: 3, rows: 3 });
  expect(layoutGrid('free', 0)).toMatchObject({ columns: 1, rows: 1 });
});
