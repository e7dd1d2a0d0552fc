import type { MapAreas } from '@fengqiao/contract/map-areas';
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import { colors } from '../../theme/tokens.ts';
import { labelFont } from './label-font.ts';
import { withAlpha } from './map-style.ts';

export const areaSource = 'areas';
export const areaFillLayer = 'area-fill';
export const areaLineLayer = 'area-line';
export const areaDotLayer = 'area-dot';
export const areaFigureLayer = 'area-figure';

/** One area as the map draws it. */
export interface PaintedArea extends Pick<MapAreas['areas'][number], 'areaCode' | 'areaName' | 'centre'> {
  /** Colour of its class; null = it is not painted, only there to be gone into. */
  color: string | null;
  /** What is written under its name. */
  figure: string;
}

/** Outlines of areas by their code, as `/api/map/boundaries` answers them. */
export type Outlines = ReadonlyMap<string, GeoJSON.Polygon | GeoJSON.MultiPolygon>;

/** Areas as features: an outline where it is known, and the point of the area for its figure, as a dot where there is no outline. */
export function areaFeatures(areas: readonly PaintedArea[], outlines: Outlines): GeoJSON.FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: areas.flatMap(({ areaCode, areaName, centre, color, figure }) => {
      const outline = outlines.get(areaCode);
      const properties = { areaCode, areaName, figure, color, dot: outline === undefined };
      const feature = (geometry: GeoJSON.Geometry): GeoJSON.Feature => ({
        type: 'Feature',
        properties,
        geometry,
      });
      return [
        ...(outline ? [feature(outline)] : []),
        ...(centre ? [feature({ type: 'Point', coordinates: [centre.lng, centre.lat] })] : []),
      ];
    }),
  };
}

const hovered: ExpressionSpecification = ['boolean', ['feature-state', 'hover'], false];
const painted: ExpressionSpecification = ['coalesce', ['get', 'color'], withAlpha(colors.land, 0)];

/** Under the base's lines: the areas below the one that is shown, in the colour of their class. */
export function areaFill(): LayerSpecification {
  return {
    id: areaFillLayer,
    type: 'fill',
    source: areaSource,
    filter: ['==', ['geometry-type'], 'Polygon'],
    paint: {
      'fill-color': ['case', hovered, colors.raisedHover, painted] as ExpressionSpecification,
      'fill-opacity': ['case', hovered, 0.75, 0.9] as ExpressionSpecification,
      'fill-antialias': false,
    },
  };
}

/** Over everything but names: borders, the areas that have no outline, and the figures. */
export function areaMarks(scale: number): LayerSpecification[] {
  return [
    {
      id: areaLineLayer,
      type: 'line',
      source: areaSource,
      filter: ['==', ['geometry-type'], 'Polygon'],
      layout: { 'line-join': 'round' },
      paint: { 'line-color': colors.boundary, 'line-opacity': 0.6, 'line-width': 0.8 * scale },
    },
    {
      id: areaDotLayer,
      type: 'circle',
      source: areaSource,
      filter: ['all', ['==', ['geometry-type'], 'Point'], ['get', 'dot']],
      paint: {
        'circle-radius': 8 * scale,
        'circle-color': ['coalesce', ['get', 'color'], withAlpha(colors.raised, 0.8)],
        'circle-stroke-color': ['case', hovered, colors.text, colors.boundary] as ExpressionSpecification,
        'circle-stroke-width': 1.2 * scale,
      },
    },
  ];
}

/** Over the names: each area's figure under its name. */
export function areaFigures(scale: number): LayerSpecification {
  return {
    id: areaFigureLayer,
    type: 'symbol',
    source: areaSource,
    filter: ['all', ['==', ['geometry-type'], 'Point'], ['!=', ['get', 'figure'], '']],
    layout: {
      // An area without an outline has its name here too: the base writes it only from near.
      'text-field': [
        'case',
        ['get', 'dot'],
        ['format', ['get', 'areaName'], { 'font-scale': 0.85 }, '\n', {}, ['get', 'figure'], {}],
        ['get', 'figure'],
      ],
      'text-font': ['Semibold', labelFont],
      'text-size': 14 * scale,
      'text-anchor': 'top',
      'text-offset': [0, 0.5],
    },
    paint: {
      'text-color': colors.text,
      'text-halo-color': withAlpha(colors.halo, 0.95),
      'text-halo-width': 1.6 * scale,
    },
  };
}
