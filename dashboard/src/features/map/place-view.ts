import type { Reference } from '@fengqiao/contract/reference';
import { type GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl';
import { colors } from '../../theme/tokens.ts';
import type { SeenPlace } from '../../ui/place-map.ts';
import { fieldOfView } from './field-of-view.ts';
import { labelFont } from './label-font.ts';
import { baseStyle, withAlpha } from './map-style.ts';
import { prepareMapLibre } from './region-tiles.ts';

/** Near enough to tell a street from the next one. */
const nearZoom = 14;
const source = 'place';

interface PlaceViewOptions {
  container: HTMLElement;
  region: Reference['region'];
  scale: number;
  place: SeenPlace | null;
  onClick(lng: number, lat: number): void;
}

/** A map of one place outside React: the base, a dot, and what is looked over from there. */
export class PlaceView {
  readonly #map: MapLibreMap;
  #place: SeenPlace | null;

  constructor({ container, region, scale, place, onClick }: PlaceViewOptions) {
    prepareMapLibre();
    this.#place = place;
    this.#map = new MapLibreMap({
      container,
      style: baseStyle(region.tiles, scale),
      ...(place === null ? { bounds: region.bounds } : { center: [place.lng, place.lat], zoom: nearZoom }),
      maxZoom: 18,
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      localIdeographFontFamily: `'${labelFont}', sans-serif`,
      fadeDuration: 0,
    });
    this.#map.touchZoomRotate.disableRotation();
    this.#map.keyboard.disableRotation();
    this.#map.on('click', ({ lngLat }) => onClick(lngLat.lng, lngLat.lat));
    this.#map.once('style.load', () => this.#addLayers(scale));
  }

  /** Moves the map only when the place lies outside of it. */
  setPlace(place: SeenPlace | null): void {
    this.#place = place;
    this.#map.getSource<GeoJSONSource>(source)?.setData(featuresOf(place));
    if (place === null || this.#map.getBounds().contains([place.lng, place.lat])) return;
    this.#map.jumpTo({ center: [place.lng, place.lat], zoom: Math.max(nearZoom, this.#map.getZoom()) });
  }

  /** What a click does is shown before it. */
  setPicking(picking: boolean): void {
    this.#map.getCanvas().style.cursor = picking ? 'crosshair' : '';
  }

  remove(): void {
    this.#map.remove();
  }

  #addLayers(scale: number): void {
    this.#map.addSource(source, { type: 'geojson', data: featuresOf(this.#place) });
    this.#map.addLayer({
      id: 'place-field',
      type: 'fill',
      source,
      filter: ['==', ['geometry-type'], 'Polygon'],
      paint: { 'fill-color': withAlpha(colors.accent, 0.3), 'fill-outline-color': colors.accent },
    });
    this.#map.addLayer({
      id: 'place-dot',
      type: 'circle',
      source,
      filter: ['==', ['geometry-type'], 'Point'],
      paint: {
        'circle-radius': 6 * scale,
        'circle-color': colors.accent,
        'circle-stroke-color': colors.text,
        'circle-stroke-width': 2 * scale,
      },
    });
  }
}

function featuresOf(place: SeenPlace | null): GeoJSON.FeatureCollection {
  if (place === null) return { type: 'FeatureCollection', features: [] };
  const { lng, lat } = place;
  const field = fieldOfView({ ...place, id: 'place', location: { lng, lat } });
  const feature = (geometry: GeoJSON.Geometry): GeoJSON.Feature => ({
    type: 'Feature',
    properties: {},
    geometry,
  });
  return {
    type: 'FeatureCollection',
    features: [
      ...(field === null ? [] : [feature({ type: 'Polygon', coordinates: [field.polygon] })]),
      feature({ type: 'Point', coordinates: [lng, lat] }),
    ],
  };
}
