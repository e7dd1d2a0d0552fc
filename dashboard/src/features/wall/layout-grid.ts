import type { Place, ScreenContent } from '@fengqiao/contract/wall-tiles';

/** How a layout divides a screen; `areas` in the order of its tiles. */
export interface LayoutGrid {
  columns: number;
  rows: number;
  /** CSS `grid-area` of each tile: row / column / row end / column end. */
  areas: string[];
}

/** Columns and rows of a free layout. */
export const freeSide = 24;

const areaOf = ({ x, y, w, h }: Place): string => `${y + 1} / ${x + 1} / ${y + h + 1} / ${x + w + 1}`;

const square = (side: number): LayoutGrid => ({
  columns: side,
  rows: side,
  areas: Array.from({ length: side * side }, (_, index) =>
    areaOf({ x: index % side, y: Math.floor(index / side), w: 1, h: 1 }),
  ),
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

/** The grid of a screen; a free one has the places that its content names. */
export function layoutGrid({ layout, places }: Pick<ScreenContent, 'layout' | 'places'>): LayoutGrid {
  if (layout === 'free') return { columns: freeSide, rows: freeSide, areas: places.map(areaOf) };
  if (layout === '6') return six;
  return square(Math.sqrt(Number(layout)));
}

/** The places of a layout in 1/24 of the screen: where a free layout begins that is made of it. */
export function placesOfLayout(content: Pick<ScreenContent, 'layout' | 'places'>): Place[] {
  if (content.layout === 'free') return content.places;
  const { columns, rows, areas } = layoutGrid(content);
  return areas.map((area) => {
    const [row = 1, column = 1, rowEnd = 2, columnEnd = 2] = area.split('/').map(Number);
    const [x, y] = [at(column, columns), at(row, rows)];
    return { x, y, w: at(columnEnd, columns) - x, h: at(rowEnd, rows) - y };
  });
}

/** Where a grid line of one of `parts` lies in 1/24. */
const at = (line: number, parts: number): number => Math.round(((line - 1) * freeSide) / parts);
