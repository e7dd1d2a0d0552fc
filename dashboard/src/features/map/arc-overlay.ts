import { MapLibreOverlay } from '@deck.gl/maplibre';
import type { Map as MapLibreMap } from 'maplibre-gl';
import { type AreaArc, arcLayer } from './arc-layer.ts';

/** Arcs over the map, drawn by deck.gl on a canvas of its own. Loaded when the first are shown. */
export class ArcOverlay {
  readonly #map: MapLibreMap;
  readonly #overlay = new MapLibreOverlay({ interleaved: false, layers: [], getCursor: () => '' });

  /** `onLost`: the canvas has a context of its own, which can be taken away alone. */
  constructor(map: MapLibreMap, onLost: () => void) {
    this.#map = map;
    map.addControl(this.#overlay);
    this.#overlay.getCanvas()?.addEventListener('webglcontextlost', onLost);
  }

  set(arcs: readonly AreaArc[], scale: number): void {
    this.#overlay.setProps({ layers: [arcLayer(arcs, scale)] });
  }

  /** Takes the canvas away with it. */
  remove(): void {
    this.#map.removeControl(this.#overlay);
  }
}
