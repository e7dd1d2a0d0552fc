import type { CentreNow } from '@fengqiao/contract/rooms-now';
import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl';
import { centreSign } from './camera-images.ts';
import { emptyFeatures } from './camera-layers.ts';
import { centreFeatures, centreLayerIds, centreLayers, centreSource } from './centre-layers.ts';
import { loadLabelFont } from './label-font.ts';

/** The centres on a MapLibre map. */
export class CentreSigns {
  readonly #map: MapLibreMap;
  readonly #scale: number;
  #features: GeoJSON.FeatureCollection = emptyFeatures;
  #shown = true;
  #ready = false;
  #removed = false;

  constructor(map: MapLibreMap, scale: number) {
    this.#map = map;
    this.#scale = scale;
  }

  addTo(beforeLayer: string): void {
    const k = 2 * this.#scale;
    for (const state of ['calm', 'busy'] as const) {
      const { data, options } = centreSign(k, this.#scale, state);
      this.#map.addImage(`centre-${state}`, data, options);
    }
    this.#map.addSource(centreSource, { type: 'geojson', data: this.#features });
    for (const layer of centreLayers(this.#scale)) this.#map.addLayer(layer, beforeLayer);
    this.#ready = true;
    this.show(this.#shown);
  }

  set(centres: readonly CentreNow[], nowMs: number): void {
    this.#features = centreFeatures(centres, nowMs);
    if (!this.#ready) return;
    const features = this.#features;
    void loadLabelFont(centres.map(({ name }) => name).join('')).then(() => {
      if (!this.#removed) this.#map.getSource<GeoJSONSource>(centreSource)?.setData(features);
    });
  }

  show(shown: boolean): void {
    this.#shown = shown;
    if (!this.#ready) return;
    for (const id of centreLayerIds)
      this.#map.setLayoutProperty(id, 'visibility', shown ? 'visible' : 'none');
  }

  /** The map goes, and its sources with it. */
  remove(): void {
    this.#removed = true;
  }

  /** Id of the centre at a place of the screen. */
  at(point: { x: number; y: number }): string | null {
    if (!this.#ready || !this.#shown) return null;
    const [hit] = this.#map.queryRenderedFeatures([point.x, point.y], { layers: [...centreLayerIds] });
    return hit ? String(hit.properties.id) : null;
  }
}
