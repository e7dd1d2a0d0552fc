import type { Camera } from '@fengqiao/contract/cameras';
import type { CameraStates } from '@fengqiao/contract/map-camera-states';
import type { GeoJSONSourceSpecification, LayerSpecification } from 'maplibre-gl';
import { colors } from '../../theme/tokens.ts';
import type { FieldOfView } from './field-of-view.ts';
import { labelFont } from './label-font.ts';
import { withAlpha, zoomShift } from './map-style.ts';

/** Single cameras stand for themselves from this zoom on; below it they are clusters. A whole number: clusters are. */
export const cameraZoom = (scale: number): number => 13 + Math.round(zoomShift(scale));

export const cameraSource = 'cameras';
export const clusterLayer = 'camera-clusters';
export const cameraLayer = 'camera-signs';
export const cameraMarkSource = 'camera-marks';
export const cameraMarkLayer = 'camera-marks';
export const cameraFieldSource = 'camera-fields';
export const cameraFieldLayer = 'camera-fields';

/** What the map needs of a camera. */
export type MapCamera = Pick<
  Camera,
  'id' | 'name' | 'location' | 'directionDeg' | 'fovDeg' | 'private' | 'playable'
>;

export function cameraFeatures(cameras: readonly MapCamera[]): GeoJSON.FeatureCollection<GeoJSON.Point> {
  return {
    type: 'FeatureCollection',
    features: cameras.map(({ id, name, location, directionDeg, private: isPrivate }) => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [location.lng, location.lat] },
      properties: {
        id,
        name,
        direction: directionDeg ?? 0,
        sign: isPrivate ? 'camera-private' : directionDeg === null ? 'camera-plain' : 'camera-directed',
      },
    })),
  };
}

export const emptyFeatures: GeoJSON.FeatureCollection = { type: 'FeatureCollection', features: [] };

/** Marks over the signs of those cameras of which somebody knows whether they answer. */
export function cameraMarks(
  cameras: readonly MapCamera[],
  { online, out }: Pick<CameraStates, 'online' | 'out'>,
): GeoJSON.FeatureCollection<GeoJSON.Point> {
  const marks = new Map([
    ...online.map((id) => [id, 'camera-online'] as const),
    ...out.map((id) => [id, 'camera-out'] as const),
  ]);
  return {
    type: 'FeatureCollection',
    features: cameras.flatMap(({ id, location }) => {
      const mark = marks.get(id);
      if (mark === undefined) return [];
      const geometry = { type: 'Point' as const, coordinates: [location.lng, location.lat] };
      return [{ type: 'Feature' as const, geometry, properties: { mark } }];
    }),
  };
}

/** What the cameras look over. */
export function fieldFeatures(fields: readonly FieldOfView[]): GeoJSON.FeatureCollection<GeoJSON.Polygon> {
  return {
    type: 'FeatureCollection',
    features: fields.map(({ cameraId, polygon }) => ({
      type: 'Feature',
      geometry: { type: 'Polygon', coordinates: [polygon] },
      properties: { id: cameraId },
    })),
  };
}

/** Clustered in MapLibre's worker; the radius keeps two pills from overlapping. */
export function cameraSourceSpecification(scale: number): GeoJSONSourceSpecification {
  return {
    type: 'geojson',
    data: emptyFeatures,
    cluster: true,
    clusterMaxZoom: cameraZoom(scale) - 1,
    clusterRadius: Math.round(130 * scale),
    clusterMinPoints: 2,
  };
}

/** What single cameras look over, clusters as pills with their count, single cameras as signs, and over these what is known of their state. */
export function cameraLayers(scale: number): LayerSpecification[] {
  return [
    {
      id: cameraFieldLayer,
      type: 'fill',
      source: cameraFieldSource,
      paint: { 'fill-color': withAlpha(colors.accent, 0.18), 'fill-antialias': false },
    },
    {
      id: clusterLayer,
      type: 'symbol',
      source: cameraSource,
      filter: ['has', 'point_count'],
      layout: {
        'icon-image': 'camera-pill',
        'icon-text-fit': 'both',
        'text-field': ['number-format', ['get', 'point_count'], { locale: 'zh-CN' }],
        'text-font': [labelFont],
        'text-size': 13 * scale,
        // A pill moves aside for a name before it gives way.
        'text-variable-anchor': ['center', 'left', 'right', 'top', 'bottom'],
        'text-radial-offset': 1.6,
        'symbol-sort-key': ['-', ['get', 'point_count']],
      },
      paint: { 'text-color': colors.text },
    },
    {
      id: cameraLayer,
      type: 'symbol',
      source: cameraSource,
      filter: ['!', ['has', 'point_count']],
      layout: {
        'icon-image': ['get', 'sign'],
        'icon-rotate': ['get', 'direction'],
        'icon-rotation-alignment': 'map',
        'icon-allow-overlap': true,
        'icon-size': ['interpolate', ['linear'], ['zoom'], cameraZoom(scale) - 4, 0.7, cameraZoom(scale), 1],
        'text-field': ['step', ['zoom'], '', cameraZoom(scale) + 2, ['get', 'name']],
        'text-font': [labelFont],
        'text-size': 12 * scale,
        'text-offset': [0, 1.4],
        'text-anchor': 'top',
        'text-optional': true,
      },
      paint: {
        'text-color': colors.textSoft,
        'text-halo-color': colors.halo,
        'text-halo-width': 1.5 * scale,
      },
    },
    {
      id: cameraMarkLayer,
      type: 'symbol',
      source: cameraMarkSource,
      minzoom: cameraZoom(scale),
      layout: { 'icon-image': ['get', 'mark'], 'icon-allow-overlap': true, 'icon-ignore-placement': true },
    },
  ];
}
