import type { Camera } from '@fengqiao/contract/cameras';
import type { CaseSummary } from '@fengqiao/contract/cases';
import type { Reference } from '@fengqiao/contract/reference';
import { type GeoJSONSource, Map as MapLibreMap, Marker } from 'maplibre-gl';
import { fieldOfView } from '../../features/map/field-of-view.ts';
import { labelFont } from '../../features/map/label-font.ts';
import { baseStyle, withAlpha } from '../../features/map/map-style.ts';
import { prepareMapLibre } from '../../features/map/region-tiles.ts';
import type { Point } from '../../features/nearby/near.ts';
import { colors, tierColors } from '../../theme/tokens.ts';
import styles from './replay.module.css';

const nearZoom = 14.5;
const source = 'fields';
/** Circle, triangle, diamond as everywhere; a case without a tier is a bar. */
const shapes = {
  blue: 'M6 1.2a4.8 4.8 0 1 1 0 9.6a4.8 4.8 0 0 1 0-9.6z',
  orange: 'M6 .9L11.4 10.6H.6z',
  red: 'M6 .2L11.8 6L6 11.8L.2 6z',
  none: 'M1.5 5h9v2h-9z',
  camera: 'M1 3.5h7v2l3-1.8v4.6L8 6.5v2H1z',
  place:
    'M6 0a6 6 0 1 0 0 12A6 6 0 0 0 6 0zm0 2a4 4 0 1 1 0 8a4 4 0 0 1 0-8zm0 2.4a1.6 1.6 0 1 0 0 3.2a1.6 1.6 0 0 0 0-3.2z',
} as const;

interface SceneViewOptions {
  container: HTMLElement;
  region: Reference['region'];
  scale: number;
  place: Point;
}

/** The map of a replay outside React: the place of the case, cameras with what they look over, and other cases by tier. */
export class SceneView {
  readonly #map: MapLibreMap;
  readonly #scale: number;
  #cases: Marker[] = [];
  #cameras: Marker[] = [];
  #fields: GeoJSON.FeatureCollection = { type: 'FeatureCollection', features: [] };

  constructor({ container, region, scale, place }: SceneViewOptions) {
    prepareMapLibre();
    this.#scale = scale;
    this.#map = new MapLibreMap({
      container,
      style: baseStyle(region.tiles, scale),
      center: [place.lng, place.lat],
      zoom: nearZoom,
      maxZoom: 18,
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      localIdeographFontFamily: `'${labelFont}', sans-serif`,
      fadeDuration: 0,
    });
    this.#map.touchZoomRotate.disableRotation();
    // The keys of a replay belong to its clock.
    this.#map.keyboard.disable();
    this.#map.once('style.load', () => this.#addFields());
    this.#marker(place, 'place', colors.text, 26);
  }

  setCases(cases: readonly CaseSummary[]): void {
    for (const marker of this.#cases) marker.remove();
    this.#cases = cases.flatMap(({ location, tier, title }) =>
      location === null
        ? []
        : [
            this.#marker(
              location,
              tier ?? 'none',
              tier === null ? colors.textFaint : tierColors[tier],
              14,
              title,
            ),
          ],
    );
  }

  setCameras(cameras: readonly Camera[]): void {
    for (const marker of this.#cameras) marker.remove();
    this.#cameras = cameras.map(({ location, name }) =>
      this.#marker(location, 'camera', colors.accent, 16, name),
    );
    const features = cameras.flatMap((camera): GeoJSON.Feature[] => {
      const field = fieldOfView(camera);
      if (field === null) return [];
      return [
        { type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [field.polygon] } },
      ];
    });
    this.#fields = { type: 'FeatureCollection', features };
    this.#map.getSource<GeoJSONSource>(source)?.setData(this.#fields);
  }

  remove(): void {
    this.#map.remove();
  }

  #marker({ lng, lat }: Point, shape: keyof typeof shapes, color: string, size: number, title = ''): Marker {
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    const pixels = String(size * this.#scale);
    for (const [name, value] of Object.entries({
      viewBox: '0 0 12 12',
      width: pixels,
      height: pixels,
      fill: color,
    }))
      svg.setAttribute(name, value);
    const path = document.createElementNS(svg.namespaceURI, 'path');
    for (const [name, value] of Object.entries({
      d: shapes[shape],
      stroke: colors.halo,
      'stroke-width': '0.8',
    }))
      path.setAttribute(name, value);
    const words = document.createElementNS(svg.namespaceURI, 'title');
    words.textContent = title;
    svg.append(words, path);
    const element = document.createElement('div');
    element.className = styles.marker ?? '';
    element.append(svg);
    return new Marker({ element }).setLngLat([lng, lat]).addTo(this.#map);
  }

  #addFields(): void {
    this.#map.addSource(source, { type: 'geojson', data: this.#fields });
    this.#map.addLayer({
      id: 'fields',
      type: 'fill',
      source,
      paint: { 'fill-color': withAlpha(colors.accent, 0.25), 'fill-outline-color': colors.accent },
    });
  }
}
