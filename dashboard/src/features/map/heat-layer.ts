import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import { heatRamp } from '../../theme/tokens.ts';
import { withAlpha } from './map-style.ts';

export const heatSource = 'heat';
export const heatLayerId = 'heat';

/** Radius of one cell's glow in CSS pixels at scale 1: cells stay the same on the screen, a city shows them a little larger. */
export function heatRadius(zoom: number): number {
  return 26 + 10 * Math.min(1, Math.max(0, (zoom - 8) / 6));
}

/** Nothing → the ramp; the foot fades in, so that the land stays land. */
function heatColors(): ExpressionSpecification {
  const [first, ...rest] = heatRamp;
  const stops = rest.flatMap((color, step) => [
    0.25 + (0.75 * (step + 1)) / rest.length,
    withAlpha(color, 0.7 + 0.2 * ((step + 1) / rest.length)),
  ]);
  return [
    'interpolate',
    ['linear'],
    ['heatmap-density'],
    0,
    withAlpha(first, 0),
    0.06,
    withAlpha(first, 0.25),
    0.25,
    withAlpha(first, 0.6),
    ...stops,
  ] as ExpressionSpecification;
}

/** Heat under the labels. Its ramp never uses the colours of the tiers. */
export function heatLayer(scale: number): LayerSpecification {
  const radius = [8, 10, 12, 14].flatMap((zoom) => [zoom, heatRadius(zoom) * scale]);
  return {
    id: heatLayerId,
    type: 'heatmap',
    source: heatSource,
    paint: {
      'heatmap-weight': ['get', 'weight'],
      'heatmap-radius': [
        'interpolate',
        ['linear'],
        ['zoom'],
        ...radius,
      ] as unknown as ExpressionSpecification,
      'heatmap-intensity': ['interpolate', ['linear'], ['zoom'], 8, 0.7, 13, 1.1],
      'heatmap-color': heatColors(),
      'heatmap-opacity': 1,
    },
  };
}
