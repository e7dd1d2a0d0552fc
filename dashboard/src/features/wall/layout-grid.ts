import type { Screen } from '@fengqiao/contract/walls';

type Layout = Screen['layout'];

/** How a layout divides a screen; `areas` in the order of its tiles. */
export interface LayoutGrid {
  columns: number;
  rows: number;
  /** CSS `grid-area` of each tile: row / column / row end / column end. */
  areas: string[];
}

const square = (side: number): LayoutGrid => ({
  columns: side,
  rows: side,
  areas: Array.from({ length: side * side }, (_, index) => {
    const row = Math.floor(index / side) + 1;
    const column = (index % side) + 1;
    return `${row} / ${column} / ${row + 1} / ${column + 1}`;
  }),
});

/** One large tile with five small ones at its right and below. */
const six: LayoutGrid = {
  columns: 3,
  rows: 3,
  areas: [
    '1 / 1 / 3 / 3',
    '1 / 3 / 2 / 4',
    '2 / 3 / 3 / 4',
    '3 / 3 / 4 / 4',
    '3 / 2 / 4 / 3',
    '3 / 1 / 4 / 2',
  ],
};

/** A free screen has no places of its own yet: its tiles stand in the smallest square that holds them. */
function free(tiles: number): LayoutGrid {
  return square(Math.max(1, Math.ceil(Math.sqrt(tiles))));
}

export function layoutGrid(layout: Layout, tiles: number): LayoutGrid {
  if (layout === 'free') return free(tiles);
  if (layout === '6') return six;
  return square(Math.sqrt(Number(layout)));
}
