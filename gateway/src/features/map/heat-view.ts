import { cellZoom } from '@fengqiao/contract/map';
import { cellOf, cellTile, coarserCell } from '../../domain/cells.ts';

/** A view holds at most so many cells, hot or not. */
const cellsPerView = 10_000;
/** A cell is 16 pixels of a 512-pixel tile. */
const finerThanMap = 5;

export type Box = readonly [west: number, south: number, east: number, north: number];

/** The cells that cover a view: their zoom, the Morton numbers between which they lie, and which of those are inside. */
export interface HeatCells {
  zoom: number;
  /** Bits by which a stored cell is shifted. */
  shift: number;
  cellLo: number;
  cellHi: number;
  contains(cell: number): boolean;
}

/** Chooses the finest cells that a map zoom shows apart and that a box of its size does not hold too many of. */
export function heatCells(box: Box, mapZoom: number, finest: number = cellZoom): HeatCells {
  const [west, south, east, north] = box;
  // y grows to the south: the north-west corner has the smallest numbers.
  const first = cellOf(west, north);
  const last = cellOf(east, south);
  let zoom = Math.max(0, Math.min(finest, Math.floor(mapZoom) + finerThanMap));
  while (zoom > 0 && cellsBetween(first, last, zoom) > cellsPerView) zoom -= 1;
  const cellLo = coarserCell(first, zoom);
  const cellHi = coarserCell(last, zoom);
  const low = cellTile(cellLo);
  const high = cellTile(cellHi);
  return {
    zoom,
    shift: 2 * (cellZoom - zoom),
    cellLo,
    cellHi,
    contains: (cell) => {
      const { x, y } = cellTile(cell);
      return x >= low.x && x <= high.x && y >= low.y && y <= high.y;
    },
  };
}

function cellsBetween(first: number, last: number, zoom: number): number {
  const low = cellTile(coarserCell(first, zoom));
  const high = cellTile(coarserCell(last, zoom));
  return (high.x - low.x + 1) * (high.y - low.y + 1);
}
