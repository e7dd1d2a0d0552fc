import type { TiandituLayer } from '@fengqiao/contract/tianditu';
import type { Map as MapLibreMap, RasterLayerSpecification } from 'maplibre-gl';
import { countyLayer } from './map-style.ts';
import { prepareTianditu, tiandituPrefix, tiandituSource } from './tianditu-tiles.ts';

/** The land of the own base is thinned over it, so that both are seen. */
const landOpacity = { alone: 1, over: 0.2 };
/** Its names come where the own ones are too few. */
const layers: readonly [layer: TiandituLayer, minzoom: number][] = [
  ['vec', 0],
  ['cva', 11],
];

/** 天地图 under the own base, darkened to the calm of the rest. Asked for only once somebody switches it on. */
export class TiandituBase {
  readonly #map: MapLibreMap;
  #shown = false;
  #ready = false;

  constructor(map: MapLibreMap) {
    this.#map = map;
  }

  /** The style is there. */
  addTo(): void {
    this.#ready = true;
    if (this.#shown) this.#draw();
  }

  show(shown: boolean): void {
    if (shown === this.#shown) return;
    this.#shown = shown;
    if (this.#ready) this.#draw();
  }

  #draw(): void {
    const map = this.#map;
    prepareTianditu();
    for (const [layer, minzoom] of layers) {
      const id = `${tiandituPrefix}${layer}`;
      if (this.#shown && !map.getSource(id)) {
        map.addSource(id, tiandituSource(layer));
        map.addLayer(rasterLayer(id, minzoom), countyLayer);
      } else if (!this.#shown && map.getSource(id)) {
        map.removeLayer(id);
        map.removeSource(id);
      }
    }
    map.setPaintProperty(countyLayer, 'fill-opacity', this.#shown ? landOpacity.over : landOpacity.alone);
  }
}

const rasterLayer = (id: string, minzoom: number): RasterLayerSpecification => ({
  id,
  type: 'raster',
  source: id,
  minzoom,
  paint: { 'raster-saturation': -0.4, 'raster-brightness-max': 0.6, 'raster-fade-duration': 0 },
});
