import type { HeatAnswer } from '@fengqiao/contract/map';

type HeatCell = HeatAnswer['cells'][number];

/** Position of a point in the Web-Mercator grid of a zoom, as one Morton number (see `cellZoom` of the contract). */
export function cellAt(lng: number, lat: number, zoom: number): number {
  const size = 2 ** zoom;
  const sin = Math.sin((lat * Math.PI) / 180);
  const x = Math.floor(((lng + 180) / 360) * size);
  const y = Math.floor((0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI)) * size);
  return interleave(clamp(x, size), clamp(y, size));
}

const clamp = (value: number, size: number) => Math.min(size - 1, Math.max(0, value));

/** x in the even bits, y in the odd ones. By arithmetic: 36 bits are more than JavaScript's bit operators keep. */
function interleave(x: number, y: number): number {
  let cell = 0;
  let place = 1;
  for (let bit = 0; bit < 18; bit++) {
    cell += (Math.floor(x / 2 ** bit) % 2) * place + (Math.floor(y / 2 ** bit) % 2) * place * 2;
    place *= 4;
  }
  return cell;
}

/** A cell as the point that a heat layer draws; the cell is its id, so that it can be changed alone. */
export const heatFeature = ({
  cell,
  lng,
  lat,
  n,
}: HeatCell): GeoJSON.Feature<GeoJSON.Point, { n: number }> => ({
  type: 'Feature',
  id: cell,
  geometry: { type: 'Point', coordinates: [lng, lat] },
  properties: { n },
});

/** Cells whose middle is at most `radiusPx` from a place on the screen, nearest first. */
export function cellsNear(
  cells: readonly HeatCell[],
  project: (cell: HeatCell) => { x: number; y: number },
  at: { x: number; y: number },
  radiusPx: number,
): HeatCell[] {
  return cells
    .map((cell) => {
      const { x, y } = project(cell);
      return { cell, distance: Math.hypot(x - at.x, y - at.y) };
    })
    .filter(({ distance }) => distance <= radiusPx)
    .sort((a, b) => a.distance - b.distance)
    .map(({ cell }) => cell);
}
