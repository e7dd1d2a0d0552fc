import type { HeatAnswer, TierPoint } from '@fengqiao/contract/map';
import type { CameraStates } from '@fengqiao/contract/map-camera-states';
import type { Reference } from '@fengqiao/contract/reference';
import type { CentreNow } from '@fengqiao/contract/rooms-now';
import { Map as MapLibreMap, type MapMouseEvent } from 'maplibre-gl';
import type { AreaArc } from './arc-layer.ts';
import { AreaArcs } from './area-arcs.ts';
import type { Outlines, PaintedArea } from './area-layers.ts';
import { AreaPainter } from './area-painter.ts';
import type { MapCamera } from './camera-layers.ts';
import { CameraSigns } from './camera-signs.ts';
import { CentreSigns } from './centre-signs.ts';
import { HeatGlow } from './heat-glow.ts';
import { labelFont } from './label-font.ts';
import { around, flightMs, roomOf, viewPadding } from './map-frame.ts';
import type { MapHit, MapPlace } from './map-hit.ts';
import type { MapLayerId } from './map-search.ts';
import { baseStyle, firstLabelLayer, labelLayers } from './map-style.ts';
import { prepareMapLibre } from './region-tiles.ts';
import type { Ring } from './ring.ts';
import { RingLine } from './ring-line.ts';
import { TiandituBase } from './tianditu-base.ts';
import { tiandituPrefix } from './tianditu-tiles.ts';
import { TierSigns } from './tier-signs.ts';

export type { MapHit, MapPlace } from './map-hit.ts';

export interface ViewBox {
  /** `west,south,east,north`. */
  bbox: string;
  zoom: number;
}

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

/**
 * The map outside React: MapLibre draws base, areas, heat, centres, cameras, names and cases in one picture, deck.gl the arcs over it
 * while they are on. Fed by setters, so that a live event never renders a component.
 */
export class MapView {
  readonly #options: MapViewOptions;
  readonly #map: MapLibreMap;
  readonly #areas: AreaPainter;
  readonly #heat: HeatGlow;
  readonly #centres: CentreSigns;
  readonly #cameras: CameraSigns;
  readonly #ring: RingLine;
  readonly #tianditu: TiandituBase;
  readonly #tiers: TierSigns;
  readonly #arcs: AreaArcs;
  #ready = false;
  /** Names were on the picture. */
  #drawn = false;
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
    const room = roomOf(container, scale);
    this.#areas = new AreaPainter(this.#map, scale);
    this.#heat = new HeatGlow(this.#map, scale, room);
    this.#centres = new CentreSigns(this.#map, scale);
    this.#cameras = new CameraSigns(this.#map, scale);
    this.#ring = new RingLine(this.#map, scale);
    this.#tianditu = new TiandituBase(this.#map);
    this.#tiers = new TierSigns(this.#map, scale, room);
    this.#arcs = new AreaArcs(this.#map, scale, options.onLost);
    this.#listen();
  }

  /** West, south, east, north of the picture now. */
  get view(): ViewBox {
    const bounds = this.#map.getBounds();
    const parts = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
    return { bbox: parts.map((part) => part.toFixed(5)).join(','), zoom: this.#map.getZoom() };
  }

  setHeat(heat: HeatAnswer): void {
    this.#heat.set(heat);
  }

  /** Live changes of some cells; `heat` is all of it with them. */
  changeHeat(changed: HeatAnswer['cells'], heat: HeatAnswer): void {
    this.#heat.change(changed, heat);
  }

  setCameras(cameras: readonly MapCamera[]): void {
    this.#cameras.set(cameras);
  }

  setCameraStates(states: CameraStates | null): void {
    this.#cameras.setStates(states);
  }

  setCentres(centres: readonly CentreNow[], nowMs: number): void {
    this.#centres.set(centres, nowMs);
  }

  /** The areas below the one that is shown. */
  setAreas(areas: readonly PaintedArea[], outlines: Outlines): void {
    this.#areas.set(areas, outlines);
  }

  setArcs(arcs: readonly AreaArc[]): void {
    this.#arcs.set(arcs);
  }

  setRing(ring: Ring | null): void {
    this.#ring.set(ring);
  }

  setLayers(shown: ReadonlySet<MapLayerId>): void {
    this.#tianditu.show(shown.has('tianditu') && this.#options.region.tianditu);
    this.#heat.show(shown.has('heat'));
    this.#centres.show(shown.has('centres'));
    this.#cameras.show(shown.has('cameras'));
    this.#tiers.show(shown.has('cases'));
  }

  /** In drawing order. */
  setPoints(points: readonly TierPoint[]): void {
    this.#tiers.set(points);
  }

  setSelected(point: TierPoint | null): void {
    this.#tiers.select(point);
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

  /** Brings a place into view at exactly this zoom. */
  lookAt(lng: number, lat: number, zoom: number): void {
    this.#map.easeTo({ center: [lng, lat], zoom, duration: flightMs() });
  }

  /** Where a place is on the screen. */
  project(lng: number, lat: number): { x: number; y: number } {
    const { x, y } = this.#map.project([lng, lat]);
    return { x, y };
  }

  /** Which place is at a point of the screen, CSS pixels of the map. */
  unproject(x: number, y: number): [lng: number, lat: number] {
    const { lng, lat } = this.#map.unproject([x, y]);
    return [lng, lat];
  }

  /** Calls back while the map moves, for pop-ups that stay on their place. */
  onMove(listener: () => void): () => void {
    this.#map.on('move', listener);
    return () => this.#map.off('move', listener);
  }

  remove(): void {
    this.#removed = true;
    this.#areas.remove();
    this.#centres.remove();
    this.#cameras.remove();
    this.#tiers.remove();
    this.#arcs.remove();
    this.#map.remove();
  }

  #listen(): void {
    const map = this.#map;
    const { onView, onDrawn, onLost, onTileError, interactive, onHit } = this.#options;
    map.once('style.load', () => this.#addLayers());
    map.on('moveend', () => {
      this.#cameras.look();
      onView(this.view);
    });
    const tell = (labels: number) => {
      this.#drawn ||= labels > 0;
      onDrawn(labels);
    };
    const labels = () => map.queryRenderedFeatures({ layers: [...labelLayers] }).length;
    map.on('idle', () => this.#ready && tell(labels()));
    // The first picture with names is one already, while tiles and live layers are still coming.
    map.on('render', () => {
      if (!this.#ready || this.#drawn) return;
      const first = labels();
      if (first > 0) tell(first);
    });
    map.on('webglcontextlost', onLost);
    map.on('error', (event) => {
      // Without Tianditu the map is as whole as before; its words stand in the legend.
      const { sourceId = '' } = event as { sourceId?: string };
      if (!sourceId.startsWith(tiandituPrefix)) onTileError(event.error.message);
    });
    map.on('sourcedata', ({ sourceId, isSourceLoaded }) => {
      if (sourceId === 'region' && isSourceLoaded) onTileError(null);
    });
    if (!interactive) return;
    map.on('click', (event) => onHit(this.#hit(event)));
    map.on('mousemove', (event) => this.#hover(event));
    map.on('mouseout', () => {
      this.#areas.hover(null);
      this.#tiers.pointAt(null);
    });
    // By keyboard: the arrows bring a place under the cross in the middle, Enter takes it.
    map.getCanvas().addEventListener('keydown', ({ key }) => {
      if (key === 'Enter' && this.#ready) onHit(this.#hit(this.#middle()));
    });
  }

  #addLayers(): void {
    this.#tianditu.addTo();
    this.#areas.addTo();
    this.#heat.addTo(firstLabelLayer);
    // Below the counties' names, above the smaller ones: a pill may push a township's name aside.
    this.#centres.addTo('label-county');
    this.#cameras.addTo('label-county');
    this.#ring.addTo();
    this.#tiers.addTo();
    this.#ready = true;
    this.#options.onView(this.view);
  }

  #middle(): Pick<MapMouseEvent, 'point' | 'lngLat'> {
    const lngLat = this.#map.getCenter();
    return { point: this.#map.project(lngLat), lngLat };
  }

  #hit({ point, lngLat }: Pick<MapMouseEvent, 'point' | 'lngLat'>): MapHit {
    const place: MapPlace = { lng: lngLat.lng, lat: lngLat.lat, x: point.x, y: point.y };
    const onPoint = this.#tiers.at(point);
    if (onPoint) return { kind: 'case', caseCode: onPoint.caseCode };
    const camera = this.#cameras.at(point);
    if (camera) {
      if ('cameraId' in camera) return { kind: 'camera', cameraId: camera.cameraId, place };
      void this.#openCluster(camera.clusterId, lngLat.lng, lngLat.lat);
      return { kind: 'nothing' };
    }
    const centreId = this.#centres.at(point);
    if (centreId !== null) return { kind: 'centre', centreId, place };
    const areaCode = this.#areas.at(point);
    const heat = this.#areas.painting ? null : this.#heat.at(point);
    if (heat) return { kind: 'heat', ...heat, areaCode, place };
    return areaCode === null ? { kind: 'nothing' } : { kind: 'area', areaCode };
  }

  async #openCluster(clusterId: number, lng: number, lat: number): Promise<void> {
    const zoom = await this.#cameras.expansionZoom(clusterId);
    if (zoom !== null && !this.#removed) this.flyTo(lng, lat, Math.min(zoom + 0.2, 17));
  }

  #hover({ point }: MapMouseEvent): void {
    if (!this.#ready || this.#map.isMoving()) return;
    const onArea = this.#areas.hover(point);
    const onCase = this.#tiers.at(point);
    this.#tiers.pointAt(onCase);
    const pointing =
      onArea || onCase !== null || this.#cameras.at(point) !== null || this.#centres.at(point) !== null;
    this.#map.getCanvas().style.cursor = pointing ? 'pointer' : '';
  }
}
