import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl';
import { colors } from '../../theme/tokens.ts';
import { emptyFeatures } from './camera-layers.ts';
import { withAlpha } from './map-style.ts';
import type { Ring } from './ring.ts';

const source = 'ring';

/** The line that was drawn round a part of the map. */
export class RingLine {
  readonly #map: MapLibreMap;
  readonly #scale: number;
  #ring: Ring | null = null;
  #ready = false;

  constructor(map: MapLibreMap, scale: number) {
    this.#map = map;
    this.#scale = scale;
  }

  addTo(): void {
    this.#map.addSource(source, { type: 'geojson', data: emptyFeatures });
    this.#map.addLayer({
      id: 'ring-fill',
      type: 'fill',
      source,
      paint: { 'fill-color': withAlpha(colors.accent, 0.08) },
    });
    this.#map.addLayer({
      id: 'ring-line',
      type: 'line',
      source,
      layout: { 'line-join': 'round' },
      paint: { 'line-color': colors.accent, 'line-width': 2 * this.#scale, 'line-dasharray': [3, 2] },
    });
    this.#ready = true;
    this.set(this.#ring);
  }

  set(ring: Ring | null): void {
    this.#ring = ring;
    if (!this.#ready) return;
    const first = ring?.[0];
    this.#map.getSource<GeoJSONSource>(source)?.setData(
      ring && first
        ? {
            type: 'Feature',
            properties: {},
            geometry: { type: 'Polygon', coordinates: [[...ring, first].map(([lng, lat]) => [lng, lat])] },
          }
        : emptyFeatures,
    );
  }
}
