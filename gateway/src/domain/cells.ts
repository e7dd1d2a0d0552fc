import { cellZoom } from '@fengqiao/contract/map';

/** Mercator ends here; nearer to a pole the tile numbers overflow. */
const maxLatitude = 85.051_128_779_806_59;

/** Morton number of a WGS-84 point at `cellZoom`: x in the even bits, y in the odd ones, both from the north-west. */
export function cellOf(lng: number, lat: number): number {
  const size = 2 ** cellZoom;
  const clamp = (tile: number) => Math.min(size - 1, Math.max(0, Math.floor(tile)));
  const sine = Math.sin((Math.min(maxLatitude, Math.max(-maxLatitude, lat)) * Math.PI) / 180);
  const x = clamp(((lng + 180) / 360) * size);
  const y = clamp((0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * size);
  return interleave(x, y);
}

/** The cell at a coarser zoom that holds this one. */
export function coarserCell(cell: number, zoom: number): number {
  return Math.floor(cell / 4 ** (cellZoom - zoom));
}

/** Tile numbers of a cell; `zoom` does not matter. */
export function cellTile(cell: number): { x: number; y: number } {
  // 36 bits do not fit the 32 of bit operations: the upper four (two of x, two of y) go by themselves.
  const upper = Math.floor(cell / 2 ** 32);
  const lower = cell >>> 0;
  return {
    x: gather(upper) * 2 ** 16 + gather(lower),
    y: gather(upper >>> 1) * 2 ** 16 + gather(lower >>> 1),
  };
}

/** WGS-84 centre of a cell of a zoom. */
export function cellCentre(cell: number, zoom: number): { lng: number; lat: number } {
  const { x, y } = cellTile(cell);
  const size = 2 ** zoom;
  return {
    lng: ((x + 0.5) / size) * 360 - 180,
    lat: (Math.atan(Math.sinh(Math.PI * (1 - (2 * (y + 0.5)) / size))) * 180) / Math.PI,
  };
}

function interleave(x: number, y: number): number {
  const upper = spread(x >>> 16) | (spread(y >>> 16) << 1);
  const lower = (spread(x & 0xffff) | (spread(y & 0xffff) << 1)) >>> 0;
  return upper * 2 ** 32 + lower;
}

/** Puts a zero before each of 16 bits. */
function spread(bits: number): number {
  let b = bits;
  b = (b | (b << 8)) & 0x00ff00ff;
  b = (b | (b << 4)) & 0x0f0f0f0f;
  b = (b | (b << 2)) & 0x33333333;
  return (b | (b << 1)) & 0x55555555;
}

function gather(bits: number): number {
  let b = bits & 0x55555555;
  b = (b | (b >>> 1)) & 0x33333333;
  b = (b | (b >>> 2)) & 0x0f0f0f0f;
  b = (b | (b >>> 4)) & 0x00ff00ff;
  return (b | (b >>> 8)) & 0x0000ffff;
}
