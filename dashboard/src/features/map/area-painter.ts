import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl';
import {
  areaDotLayer,
  areaFeatures,
  areaFigures,
  areaFill,
  areaFillLayer,
  areaMarks,
  areaSource,
  type Outlines,
  type PaintedArea,
} from './area-layers.ts';
import { emptyFeatures } from './camera-layers.ts';
import { loadLabelFont } from './label-font.ts';
import { countyLayer, firstLabelLayer } from './map-style.ts';

/** The areas below the one that is shown, on a MapLibre map: coloured by a measure, or only to be gone into. */
export class AreaPainter {
  readonly #map: MapLibreMap;
  readonly #scale: number;
  #areas: readonly PaintedArea[] = [];
  #outlines: Outlines = new Map();
  #hovered: { source: string; sourceLayer?: string; id: string | number } | null = null;
  #ready = false;
  #removed = false;

  constructor(map: MapLibreMap, scale: number) {
    this.#map = map;
    this.#scale = scale;
  }

  addTo(): void {
    const map = this.#map;
    // By its code a field is hovered together with its dot.
    map.addSource(areaSource, { type: 'geojson', data: emptyFeatures, promoteId: 'areaCode' });
    map.addLayer(areaFill(), 'township-line');
    for (const layer of areaMarks(this.#scale)) map.addLayer(layer, firstLabelLayer);
    map.addLayer(areaFigures(this.#scale));
    this.#ready = true;
    this.set(this.#areas, this.#outlines);
  }

  set(areas: readonly PaintedArea[], outlines: Outlines): void {
    this.#areas = areas;
    this.#outlines = outlines;
    if (!this.#ready) return;
    const features = areaFeatures(areas, outlines);
    void loadLabelFont(areas.map(({ areaName }) => areaName).join('')).then(() => {
      if (!this.#removed && this.#areas === areas)
        this.#map.getSource<GeoJSONSource>(areaSource)?.setData(features);
    });
  }

  /** Whether areas are coloured now: then a click means the area and not what lies on it. */
  get painting(): boolean {
    return this.#areas.some(({ color }) => color !== null);
  }

  /** Code of the area at a place of the screen: one of those below, else the county of the base. */
  at(point: { x: number; y: number }): string | null {
    const [hit] = this.#hits(point);
    return hit ? String(hit.properties.areaCode) : null;
  }

  /** The map goes, and its sources with it. */
  remove(): void {
    this.#removed = true;
  }

  /** Lights the area under the pointer up; answers whether there is one. */
  hover(point: { x: number; y: number } | null): boolean {
    const [hit] = point ? this.#hits(point) : [];
    const id = hit?.id ?? null;
    const now =
      hit && id !== null
        ? { source: hit.source, id, ...(hit.sourceLayer ? { sourceLayer: hit.sourceLayer } : {}) }
        : null;
    if (now?.id !== this.#hovered?.id) {
      if (this.#hovered) this.#map.setFeatureState(this.#hovered, { hover: false });
      if (now) this.#map.setFeatureState(now, { hover: true });
      this.#hovered = now;
    }
    return hit !== undefined;
  }

  #hits({ x, y }: { x: number; y: number }) {
    if (!this.#ready) return [];
    // Dots are small: a few pixels beside one still mean it.
    const near = 4 * this.#scale;
    const dots = this.#map.queryRenderedFeatures(
      [
        [x - near, y - near],
        [x + near, y + near],
      ],
      { layers: [areaDotLayer] },
    );
    if (dots.length > 0) return dots;
    const fields = this.#map.queryRenderedFeatures([x, y], { layers: [areaFillLayer, countyLayer] });
    return fields.toSorted((a, b) => Number(b.source === areaSource) - Number(a.source === areaSource));
  }
}
