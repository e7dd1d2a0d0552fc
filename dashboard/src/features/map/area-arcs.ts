import type { Map as MapLibreMap } from 'maplibre-gl';
import type { AreaArc } from './arc-layer.ts';
import type { ArcOverlay } from './arc-overlay.ts';

/** The arcs between areas: deck.gl and its canvas are there only while some are shown. */
export class AreaArcs {
  readonly #map: MapLibreMap;
  readonly #scale: number;
  readonly #onLost: () => void;
  #arcs: readonly AreaArc[] = [];
  #overlay: ArcOverlay | null = null;
  #loading = false;
  #removed = false;

  constructor(map: MapLibreMap, scale: number, onLost: () => void) {
    this.#map = map;
    this.#scale = scale;
    this.#onLost = onLost;
  }

  set(arcs: readonly AreaArc[]): void {
    this.#arcs = arcs;
    if (arcs.length === 0) {
      this.#overlay?.remove();
      this.#overlay = null;
    } else if (this.#overlay) this.#overlay.set(arcs, this.#scale);
    else void this.#load();
  }

  remove(): void {
    this.#removed = true;
    this.#overlay?.remove();
    this.#overlay = null;
  }

  /** A file that cannot be loaded leaves the map as it is; the next arcs try again. */
  async #load(): Promise<void> {
    if (this.#loading) return;
    this.#loading = true;
    try {
      const { ArcOverlay } = await import('./arc-overlay.ts');
      if (this.#removed || this.#arcs.length === 0) return;
      this.#overlay = new ArcOverlay(this.#map, this.#onLost);
      this.#overlay.set(this.#arcs, this.#scale);
    } catch {
      this.#overlay = null;
    } finally {
      this.#loading = false;
    }
  }
}
