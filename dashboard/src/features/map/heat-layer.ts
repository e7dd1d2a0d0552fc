import type { HeatAnswer } from '@fengqiao/contract/map';
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import { heatRamp } from '../../theme/tokens.ts';
import { withAlpha } from './map-style.ts';

export const heatSource = 'heat';
export const heatLayerId = 'heat';

/** Smallest glow that is still read as a place, CSS pixels at scale 1. */
const smallestRadius = 50;
/** A cell's glow reaches over its neighbours, so that the grid does not show. */
const cellsPerRadius = 2.4;
const tilePx = 512;

/** Radius of a cell's glow in CSS pixels at a zoom. */
export function heatRadius(cellZoom: number, zoom: number, scale: number): number {
  return Math.max(smallestRadius * scale, cellsPerRadius * tilePx * 2 ** (zoom - cellZoom));
}

/** The same as an expression: between two answers of the server the glow keeps its size on the ground. */
export function heatRadiusExpression(cellZoom: number, scale: number): ExpressionSpecification {
  const smallest = smallestRadius * scale;
  // From this zoom on a cell is large enough on the screen by itself.
  const grows = cellZoom + Math.log2(smallest / (cellsPerRadius * tilePx));
  return ['interpolate', ['exponential', 2], ['zoom'], grows, smallest, grows + 6, smallest * 2 ** 6];
}

/** Height of MapLibre's Gaussian over a single point of weight 1 (`heatmap.fragment`). */
const kernelHeight = 1 / Math.sqrt(2 * Math.PI);

interface Bin {
  x: number;
  y: number;
  n: number;
}

/** Cells gathered into bins of half a radius, in pixels of the zoom: enough to find the peak. */
function bins(cells: HeatAnswer['cells'], radius: number, zoom: number): Bin[] {
  const world = tilePx * 2 ** zoom;
  const step = radius / 2;
  const gathered = new Map<string, Bin>();
  for (const { lng, lat, n } of cells) {
    const x = ((lng + 180) / 360) * world;
    const y = ((1 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / Math.PI) / 2) * world;
    const key = `${Math.floor(x / step)} ${Math.floor(y / step)}`;
    const bin = gathered.get(key);
    if (!bin) gathered.set(key, { x, y, n });
    else {
      bin.x += ((x - bin.x) * n) / (bin.n + n);
      bin.y += ((y - bin.y) * n) / (bin.n + n);
      bin.n += n;
    }
  }
  return [...gathered.values()];
}

/**
 * Intensity at which the hottest place just reaches the end of the ramp. The ramp is relative: it says where more is and
 * where less, whether the filter matches fifty cases or fifty thousand.
 */
export function heatIntensity(cells: HeatAnswer['cells'], radius: number, zoom: number): number {
  const all = bins(cells, radius, zoom);
  const candidates = [...all].sort((a, b) => b.n - a.n).slice(0, 40);
  let peak = 0;
  for (const { x, y } of candidates) {
    let sum = 0;
    for (const bin of all) {
      const squared = ((bin.x - x) ** 2 + (bin.y - y) ** 2) / radius ** 2;
      if (squared < 1) sum += bin.n * Math.exp(-4.5 * squared);
    }
    peak = Math.max(peak, sum);
  }
  // A handful of cases is not a hot spot.
  return 1 / (kernelHeight * Math.max(peak, 6));
}

/** Nothing → the ramp. Stops stand at squares, so that the less hot places are told apart too; the foot fades in. */
function heatColors(): ExpressionSpecification {
  const last = heatRamp.length - 1;
  const stops = heatRamp.flatMap((color, step) => [
    ((step + 1) / (last + 1)) ** 2,
    withAlpha(color, 0.28 + (0.67 * step) / last),
  ]);
  return [
    'interpolate',
    ['linear'],
    ['heatmap-density'],
    0,
    withAlpha(heatRamp[0], 0),
    ...stops,
  ] as ExpressionSpecification;
}

/** Heat under the labels. Its ramp never uses the colours of the tiers. Radius and intensity follow each answer. */
export function heatLayer(scale: number): LayerSpecification {
  return {
    id: heatLayerId,
    type: 'heatmap',
    source: heatSource,
    paint: {
      'heatmap-weight': ['get', 'n'],
      'heatmap-radius': smallestRadius * scale,
      'heatmap-intensity': 0,
      'heatmap-color': heatColors(),
    },
  };
}
