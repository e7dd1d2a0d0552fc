import type { HeatAnswer } from '@fengqiao/contract/map';
import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl';
import { emptyFeatures } from './camera-layers.ts';
import { cellsNear, heatFeature } from './heat-cells.ts';
import {
  heatIntensity,
  heatLayer,
  heatLayerId,
  heatRadius,
  heatRadiusExpression,
  heatSource,
} from './heat-layer.ts';

type HeatCell = HeatAnswer['cells'][number];

/** How near to a cell a click means it, CSS pixels at scale 1. */
const reachPx = 22;

/** The heat on a MapLibre map. */
export class HeatGlow {
  readonly #map: MapLibreMap;
  readonly #scale: number;
  readonly #glow: number;
  #heat: HeatAnswer | null = null;
  #shown = true;
  #ready = false;

  /** `room`: how much room the map has against a whole desk, 0.4–1. */
  constructor(map: MapLibreMap, scale: number, room: number) {
    this.#map = map;
    this.#scale = scale;
    this.#glow = scale * room;
  }

  addTo(beforeLayer: string): void {
    this.#map.addSource(heatSource, { type: 'geojson', data: emptyFeatures });
    this.#map.addLayer(heatLayer(this.#scale), beforeLayer);
    this.#ready = true;
    this.show(this.#shown);
    if (this.#heat) this.set(this.#heat);
  }

  /** A new answer of the server. */
  set(heat: HeatAnswer): void {
    this.#heat = heat;
    if (!this.#ready) return;
    this.#map.setPaintProperty(
      heatLayerId,
      'heatmap-radius',
      heatRadiusExpression(heat.cellZoom, this.#glow),
    );
    this.#temper();
    this.#source?.setData({ type: 'FeatureCollection', features: heat.cells.map(heatFeature) });
  }

  /** Live changes: only the cells that changed travel to the worker. */
  change(changed: readonly HeatCell[], heat: HeatAnswer): void {
    this.#heat = heat;
    if (!this.#ready) return;
    this.#temper();
    this.#source?.updateData({ add: changed.map(heatFeature) }).catch(() => undefined);
  }

  show(shown: boolean): void {
    this.#shown = shown;
    if (this.#ready) this.#map.setLayoutProperty(heatLayerId, 'visibility', shown ? 'visible' : 'none');
  }

  /** The cells at a place of the screen, nearest first, and their zoom; null where it is cold or hidden. */
  at(point: { x: number; y: number }): { cells: HeatCell[]; cellZoom: number } | null {
    if (!this.#heat || !this.#shown) return null;
    const project = ({ lng, lat }: HeatCell) => this.#map.project([lng, lat]);
    const cells = cellsNear(this.#heat.cells, project, point, reachPx * this.#scale).filter(({ n }) => n > 0);
    return cells.length > 0 ? { cells, cellZoom: this.#heat.cellZoom } : null;
  }

  get #source(): GeoJSONSource | undefined {
    return this.#map.getSource<GeoJSONSource>(heatSource);
  }

  /** The hottest place reaches the end of the ramp. */
  #temper(): void {
    if (!this.#heat) return;
    const zoom = this.#map.getZoom();
    const radius = heatRadius(this.#heat.cellZoom, zoom, this.#glow);
    this.#map.setPaintProperty(
      heatLayerId,
      'heatmap-intensity',
      heatIntensity(this.#heat.cells, radius, zoom),
    );
  }
}
