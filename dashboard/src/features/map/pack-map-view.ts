import type { Reference } from '@fengqiao/contract/reference';
import { type GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl';
import type { Outlines, PaintedArea } from './area-layers.ts';
import { AreaPainter } from './area-painter.ts';
import { emptyFeatures } from './camera-layers.ts';
import { boxOfAreas } from './flat-areas.ts';
import { heatIntensity, heatLayer, heatLayerId, heatRadius, heatSource } from './heat-layer.ts';
import { labelFont } from './label-font.ts';
import { baseStyle, firstLabelLayer } from './map-style.ts';
import { prepareMapLibre } from './region-tiles.ts';

/** A cell of heat as frozen pages carry it. */
export interface FrozenCell {
  centre: { lng: number; lat: number };
  n: number;
}

interface PackMapViewOptions {
  container: HTMLElement;
  region: Reference['region'];
  scale: number;
  onArea(areaCode: string): void;
}

/** Zoom whose cells are about as large as those of a frozen page (a kilometre). */
const cellZoom = 15;

/** The map of a frozen page outside React: areas by colour and figure, heat under the names. It moves with nothing but its reader. */
export class PackMapView {
  readonly #map: MapLibreMap;
  readonly #areas: AreaPainter;
  readonly #scale: number;
  #cells: readonly FrozenCell[] = [];

  constructor({ container, region, scale, onArea }: PackMapViewOptions) {
    prepareMapLibre();
    this.#scale = scale;
    this.#map = new MapLibreMap({
      container,
      style: baseStyle(region.tiles, scale),
      bounds: region.bounds,
      maxZoom: 16,
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      localIdeographFontFamily: `'${labelFont}', sans-serif`,
      fadeDuration: 0,
    });
    this.#map.touchZoomRotate.disableRotation();
    // The keys of a meeting turn its pages.
    this.#map.keyboard.disable();
    this.#map.scrollZoom.disable();
    this.#areas = new AreaPainter(this.#map, scale);
    this.#map.once('style.load', () => {
      this.#map.addSource(heatSource, { type: 'geojson', data: emptyFeatures });
      this.#map.addLayer(heatLayer(scale), firstLabelLayer);
      this.#areas.addTo();
      this.#drawHeat();
    });
    this.#map.on('moveend', () => this.#drawHeat());
    this.#map.on('click', ({ point }) => {
      const code = this.#areas.at(point);
      if (code !== null) onArea(code);
    });
    this.#map.on('mousemove', ({ point }) => {
      this.#map.getCanvas().style.cursor = this.#areas.hover(point) ? 'pointer' : '';
    });
    this.#map.once('idle', () => {
      container.dataset.ready = 'true';
    });
  }

  set(areas: readonly PaintedArea[], outlines: Outlines, cells: readonly FrozenCell[]): void {
    this.#cells = cells;
    this.#areas.set(areas, outlines);
    const box = boxOfAreas(areas, outlines);
    if (box) this.#map.fitBounds([...box], { padding: 24 * this.#scale, animate: false });
    this.#drawHeat();
  }

  remove(): void {
    this.#areas.remove();
    this.#map.remove();
  }

  #drawHeat(): void {
    const source = this.#map.getSource<GeoJSONSource>(heatSource);
    if (!source) return;
    source.setData({
      type: 'FeatureCollection',
      features: this.#cells.map(({ centre: { lng, lat }, n }) => ({
        type: 'Feature',
        properties: { n },
        geometry: { type: 'Point', coordinates: [lng, lat] },
      })),
    });
    const zoom = this.#map.getZoom();
    const radius = heatRadius(cellZoom, zoom, this.#scale * 0.6);
    const cells = this.#cells.map(({ centre: { lng, lat }, n }) => ({ cell: 0, lng, lat, n }));
    this.#map.setPaintProperty(heatLayerId, 'heatmap-radius', radius);
    this.#map.setPaintProperty(heatLayerId, 'heatmap-intensity', heatIntensity(cells, radius, zoom));
  }
}
