import type { LayerSpecification, StyleSpecification } from 'maplibre-gl';
import { colors } from '../../theme/tokens.ts';
import { labelFont } from './label-font.ts';

/** MapLibre reads the weight out of the first name of a font stack; the second is the family. */
const semibold = ['Semibold', labelFont];
const regular = [labelFont];

/** Ids of our layers; heat and cameras go below `labelLayer`. */
export const labelLayers = ['label-village', 'label-township', 'label-county'] as const;
export const firstLabelLayer = labelLayers[0];
export const countyLayer = 'county';

/**
 * What a scale adds to a zoom: a display of twice the pixels shows the same piece of land one zoom further in, and should
 * show the same things.
 */
export const zoomShift = (scale: number): number => Math.log2(scale);

/** `#RRGGBB` with an opacity from 0 to 1. */
export function withAlpha(hex: string, alpha: number): string {
  const value = Number.parseInt(hex.slice(1), 16);
  return `rgba(${value >> 16},${(value >> 8) & 255},${value & 255},${alpha})`;
}

interface Label {
  level: 'county' | 'township' | 'village';
  minzoom: number;
  size: number;
  color: string;
  font: string[];
  sortKey: number;
}

function labelLayer(
  { level, minzoom, size, color, font, sortKey }: Label,
  scale: number,
): LayerSpecification {
  return {
    id: `label-${level}`,
    type: 'symbol',
    source: 'region',
    'source-layer': 'place',
    minzoom: minzoom + zoomShift(scale),
    filter: ['==', ['get', 'level'], level],
    layout: {
      'text-field': ['get', 'name'],
      'text-font': font,
      'text-size': size * scale,
      'text-padding': 4 * scale,
      'text-max-width': 12,
      'symbol-sort-key': sortKey,
      // Above the place: the cases of a county lie thickest at its seat.
      'text-anchor': 'bottom',
      'text-offset': [0, -0.5],
      // A county keeps its name whatever lies there; smaller places give way.
      'text-allow-overlap': level === 'county',
    },
    paint: {
      'text-color': color,
      'text-halo-color': withAlpha(colors.halo, 0.95),
      'text-halo-width': 1.6 * scale,
      'text-halo-blur': 0.4 * scale,
    },
  };
}

/**
 * The calm dark base: land, borders, names. Without `glyphs` and `sprite`, so that nothing is fetched but tiles.
 * `tiles`: URL of the region's PMTiles; `scale`: 1 at 1920×1080, all widths and letters grow with it.
 */
export function baseStyle(tiles: string, scale: number): StyleSpecification {
  const shifted = zoomShift(scale);
  const source = { source: 'region' } as const;
  return {
    version: 8,
    sources: { region: { type: 'vector', url: `pmtiles://${tiles}` } },
    layers: [
      { id: 'canvas', type: 'background', paint: { 'background-color': colors.canvas } },
      {
        ...source,
        id: countyLayer,
        type: 'fill',
        'source-layer': 'county',
        paint: {
          'fill-color': [
            'case',
            ['boolean', ['feature-state', 'hover'], false],
            colors.raisedHover,
            colors.land,
          ],
          'fill-antialias': false,
        },
      },
      {
        ...source,
        id: 'township-line',
        type: 'line',
        'source-layer': 'township',
        minzoom: 8.8 + shifted,
        layout: { 'line-join': 'round' },
        paint: {
          'line-color': colors.boundary,
          'line-opacity': ['interpolate', ['linear'], ['zoom'], 8.8 + shifted, 0, 9.6 + shifted, 0.35],
          'line-width': 0.7 * scale,
        },
      },
      {
        ...source,
        id: 'county-line',
        type: 'line',
        'source-layer': 'county',
        layout: { 'line-join': 'round' },
        paint: { 'line-color': colors.boundary, 'line-opacity': 0.75, 'line-width': scale },
      },
      {
        ...source,
        id: 'outline',
        type: 'line',
        'source-layer': 'outline',
        layout: { 'line-join': 'round' },
        paint: { 'line-color': colors.outline, 'line-opacity': 0.7, 'line-width': 1.3 * scale },
      },
      labelLayer(
        { level: 'village', minzoom: 12, size: 12, color: colors.textFaint, font: regular, sortKey: 3 },
        scale,
      ),
      labelLayer(
        { level: 'township', minzoom: 9.6, size: 13, color: colors.textSoft, font: regular, sortKey: 2 },
        scale,
      ),
      labelLayer(
        { level: 'county', minzoom: 6, size: 18, color: colors.text, font: semibold, sortKey: 1 },
        scale,
      ),
    ],
  };
}
