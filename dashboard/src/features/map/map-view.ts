import type { HeatAnswer, TierPoint } from '@fengqiao/contract/map';
import type { Reference } from '@fengqiao/contract/reference';
import { type GeoJSONSource, Map as MapLibreMap, type MapMouseEvent } from 'maplibre-gl';
import { cameraSign, clusterPill } from './camera-images.ts';
import {
  cameraFeatures,
  cameraLayer,
  cameraLayers,
  cameraSource,
  cameraSourceSpecification,
  cameraZoom,
  clusterLayer,
  emptyFeatures,
  type MapCamera,
} from './camera-layers.ts';
import { type FieldOfView, fieldOfView } from './field-of-view.ts';
import { cellsNear, heatFeatures } from './heat-cells.ts';
import {
  heatIntensity,
  heatLayer,
  heatLayerId,
  heatRadius,
  heatRadiusExpression,
  heatSource,
} from './heat-layer.ts';
import { labelFont, loadLabelFont } from './label-font.ts';
import { baseStyle, countyLayer, firstLabelLayer, labelLayers } from './map-style.ts';
import { PointOverlay } from './point-overlay.ts';
import { prepareMapLibre } from './region-tiles.ts';

type HeatCell = HeatAnswer['cells'][number];

/** A place on the map and where it is on the screen, in CSS pixels of the map. */
export interface MapPlace {
  lng: number;
  lat: number;
  x: number;
  y: number;
}

export interface ViewBox {
  /** `west,south,east,north`. */
  bbox: string;
  zoom: number;
}

/** What was hit, the smallest thing first. */
export type MapHit =
  | { kind: 'case'; caseCode: string }
  | { kind: 'camera'; cameraId: string; place: MapPlace }
  | { kind: 'heat'; cells: HeatCell[]; cellZoom: number; areaCode: string | null; place: MapPlace }
  | { kind: 'area'; areaCode: string }
  | { kind: 'nothing' };

export interface MapViewOptions {
  container: HTMLElement;
  region: Reference['region'];
  /** 1 at 1920×1080; letters, lines and signs grow with it. */
  scale: number;
  /** False on a wall, where nobody has a mouse. */
  interactive: boolean;
  onHit(hit: MapHit): void;
  onView(view: ViewBox): void;
  /** The picture stands: `labels` names are on it. Called again after each change. */
  onDrawn(labels: number): void;
  /** The drawing context was taken away; this view is dead and must be built anew. */
  onLost(): void;
  /** The tiles cannot be loaded; null = they can again. */
  onTileError(message: string | null): void;
}

const heatReachPx = 22;

/**
 * The map outside React: MapLibre draws base, heat, cameras and names, deck.gl the cases. Fed by setters, so that a live
 * event never renders a component.
 */
export class MapView {
  readonly #options: MapViewOptions;
  readonly #map: MapLibreMap;
  readonly #points: PointOverlay;
  #heat: HeatAnswer | null = null;
  #cameras: readonly MapCamera[] = [];
  #hoveredCounty: string | number | null = null;
  #ready = false;
  #removed = false;

  constructor(options: MapViewOptions) {
    prepareMapLibre();
    this.#options = options;
    const { container, region, scale, interactive } = options;
    this.#map = new MapLibreMap({
      container,
      style: baseStyle(region.tiles, scale),
      bounds: region.bounds,
      fitBoundsOptions: { padding: viewPadding(container) },
      maxZoom: 18,
      maxBounds: around(region.bounds),
      interactive,
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      localIdeographFontFamily: `'${labelFont}', sans-serif`,
      fadeDuration: 0,
      clickTolerance: 4,
    });
    this.#map.touchZoomRotate.disableRotation();
    this.#map.keyboard.disableRotation();
    this.#points = new PointOverlay(this.#map, scale, roomOf(options));
    this.#listen();
  }

  /** West, south, east, north of the picture now. */
  get view(): ViewBox {
    const bounds = this.#map.getBounds();
    const parts = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
    return { bbox: parts.map((part) => part.toFixed(5)).join(','), zoom: this.#map.getZoom() };
  }

  setHeat(heat: HeatAnswer): void {
    this.#heat = heat;
    if (!this.#ready) return;
    const zoom = this.#map.getZoom();
    const glow = this.#options.scale * roomOf(this.#options);
    const radius = heatRadius(heat.cellZoom, zoom, glow);
    this.#map.setPaintProperty(heatLayerId, 'heatmap-radius', heatRadiusExpression(heat.cellZoom, glow));
    this.#map.setPaintProperty(heatLayerId, 'heatmap-intensity', heatIntensity(heat.cells, radius, zoom));
    this.#map.getSource<GeoJSONSource>(heatSource)?.setData(heatFeatures(heat));
  }

  setCameras(cameras: readonly MapCamera[]): void {
    this.#cameras = cameras;
    if (!this.#ready) return;
    void loadLabelFont(cameras.map(({ name }) => name).join('')).then(() => {
      if (!this.#removed) this.#map.getSource<GeoJSONSource>(cameraSource)?.setData(cameraFeatures(cameras));
    });
    this.#updateFields();
  }

  /** In drawing order. */
  setPoints(points: readonly TierPoint[]): void {
    this.#points.setPoints(points);
  }

  setSelected(point: TierPoint | null): void {
    this.#points.setSelected(point);
  }

  /** Shows a box, or the whole region. */
  fit(bounds: [number, number, number, number] = this.#options.region.bounds): void {
    this.#map.fitBounds(bounds, {
      padding: viewPadding(this.#options.container),
      maxZoom: 14,
      duration: flightMs(),
    });
  }

  /** Brings a place into view, not nearer than needed. */
  flyTo(lng: number, lat: number, zoom: number): void {
    this.#map.easeTo({ center: [lng, lat], zoom: Math.max(zoom, this.#map.getZoom()), duration: flightMs() });
  }

  /** Where a place is on the screen. */
  project(lng: number, lat: number): { x: number; y: number } {
    const { x, y } = this.#map.project([lng, lat]);
    return { x, y };
  }

  /** Calls back while the map moves, for pop-ups that stay on their place. */
  onMove(listener: () => void): () => void {
    this.#map.on('move', listener);
    return () => this.#map.off('move', listener);
  }

  remove(): void {
    this.#removed = true;
    this.#points.remove();
    this.#map.remove();
  }

  #listen(): void {
    const map = this.#map;
    const { onView, onDrawn, onLost, onTileError, interactive, onHit } = this.#options;
    map.once('style.load', () => this.#addLayers());
    map.on('moveend', () => {
      this.#updateFields();
      onView(this.view);
    });
    map.on('idle', () => {
      if (this.#ready) onDrawn(map.queryRenderedFeatures({ layers: [...labelLayers] }).length);
    });
    map.on('webglcontextlost', onLost);
    this.#points.onLost(onLost);
    map.on('error', ({ error }) => onTileError(error.message));
    map.on('sourcedata', ({ sourceId, isSourceLoaded }) => {
      if (sourceId === 'region' && isSourceLoaded) onTileError(null);
    });
    if (!interactive) return;
    map.on('click', (event) => onHit(this.#hit(event)));
    map.on('mousemove', (event) => this.#hover(event));
    map.on('mouseout', () => this.#hoverCounty(null));
  }

  #addLayers(): void {
    const map = this.#map;
    const { scale, onView } = this.#options;
    // Twice the size that is needed, so that the images stay sharp on dense displays.
    const k = 2 * scale;
    const images = {
      'camera-pill': clusterPill(k, scale),
      'camera-directed': cameraSign(k, scale, 'directed'),
      'camera-plain': cameraSign(k, scale, 'plain'),
      'camera-private': cameraSign(k, scale, 'private'),
    };
    for (const [name, { data, options }] of Object.entries(images)) map.addImage(name, data, options);
    map.addSource(heatSource, { type: 'geojson', data: emptyFeatures });
    map.addSource(cameraSource, cameraSourceSpecification(scale));
    map.addLayer(heatLayer(scale), firstLabelLayer);
    // Below the counties' names, above the smaller ones: a pill may push a township's name aside.
    for (const layer of cameraLayers(scale)) map.addLayer(layer, 'label-county');
    this.#ready = true;
    if (this.#heat) this.setHeat(this.#heat);
    this.setCameras(this.#cameras);
    onView(this.view);
  }

  /** Fields of view of the cameras in the picture, once they stand for themselves. */
  #updateFields(): void {
    const bounds = this.#map.getBounds();
    const near = this.#map.getZoom() >= cameraZoom(this.#options.scale) ? this.#cameras : [];
    const fields = near
      .filter(({ location }) => bounds.contains([location.lng, location.lat]))
      .map(fieldOfView)
      .filter((field): field is FieldOfView => field !== null);
    this.#points.setFields(fields);
  }

  #hit({ point, lngLat }: MapMouseEvent): MapHit {
    const place: MapPlace = { lng: lngLat.lng, lat: lngLat.lat, x: point.x, y: point.y };
    const onPoint = this.#points.pick(point.x, point.y);
    if (onPoint) return { kind: 'case', caseCode: onPoint.caseCode };
    const [camera] = this.#map.queryRenderedFeatures(point, { layers: [cameraLayer, clusterLayer] });
    if (camera) {
      if (camera.layer.id === cameraLayer)
        return { kind: 'camera', cameraId: String(camera.properties.id), place };
      void this.#openCluster(Number(camera.properties.cluster_id), lngLat.lng, lngLat.lat);
      return { kind: 'nothing' };
    }
    const areaCode = this.#countyAt(point);
    const reach = heatReachPx * this.#options.scale;
    const heat = this.#heat;
    const cells = heat
      ? cellsNear(heat.cells, ({ lng, lat }) => this.#map.project([lng, lat]), point, reach)
      : [];
    if (heat && cells.length > 0) return { kind: 'heat', cells, cellZoom: heat.cellZoom, areaCode, place };
    return areaCode === null ? { kind: 'nothing' } : { kind: 'area', areaCode };
  }

  async #openCluster(clusterId: number, lng: number, lat: number): Promise<void> {
    const zoom = await this.#map.getSource<GeoJSONSource>(cameraSource)?.getClusterExpansionZoom(clusterId);
    if (zoom !== undefined && !this.#removed) this.flyTo(lng, lat, Math.min(zoom + 0.2, 17));
  }

  #countyAt(point: { x: number; y: number }): string | null {
    const [county] = this.#map.queryRenderedFeatures([point.x, point.y], { layers: [countyLayer] });
    return county ? String(county.properties.areaCode) : null;
  }

  #hover({ point }: MapMouseEvent): void {
    if (!this.#ready || this.#map.isMoving()) return;
    const [camera] = this.#map.queryRenderedFeatures(point, { layers: [cameraLayer, clusterLayer] });
    const onPoint = this.#points.pick(point.x, point.y);
    const [county] = this.#map.queryRenderedFeatures(point, { layers: [countyLayer] });
    this.#hoverCounty(county?.id ?? null);
    this.#map.getCanvas().style.cursor = onPoint || camera || county ? 'pointer' : '';
  }

  #hoverCounty(id: string | number | null): void {
    if (id === this.#hoveredCounty) return;
    const mark = (feature: string | number, hover: boolean) =>
      this.#map.setFeatureState({ source: 'region', sourceLayer: 'county', id: feature }, { hover });
    if (this.#hoveredCounty !== null) mark(this.#hoveredCounty, false);
    if (id !== null) mark(id, true);
    this.#hoveredCounty = id;
  }
}

/** How much room the map has against a whole desk: a tile of a wall shows the same land on less, so its glow is smaller. */
function roomOf({ container, scale }: Pick<MapViewOptions, 'container' | 'scale'>): number {
  const shorter = Math.min(container.clientWidth, container.clientHeight) / scale;
  return Math.min(1, Math.max(0.4, shorter / 850));
}

/** The region with as much again on each side: nobody gets lost in the dark. */
function around([west, south, east, north]: Reference['region']['bounds']): [number, number, number, number] {
  const [wide, high] = [east - west, north - south];
  return [
    Math.max(-180, west - wide),
    Math.max(-85, south - high),
    Math.min(180, east + wide),
    Math.min(85, north + high),
  ];
}

/** Room for the filter bar above and the legend below. */
const viewPadding = (container: HTMLElement): number =>
  Math.round(Math.min(container.clientWidth, container.clientHeight) * 0.05);

const flightMs = (): number => (matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 700);
