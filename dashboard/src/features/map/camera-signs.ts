import type { CameraStates } from '@fengqiao/contract/map-camera-states';
import type { GeoJSONSource, Map as MapLibreMap, PointLike } from 'maplibre-gl';
import { cameraMark, cameraSign, clusterPill } from './camera-images.ts';
import {
  cameraFeatures,
  cameraFieldLayer,
  cameraFieldSource,
  cameraLayer,
  cameraLayers,
  cameraMarkLayer,
  cameraMarkSource,
  cameraMarks,
  cameraSource,
  cameraSourceSpecification,
  cameraZoom,
  clusterLayer,
  emptyFeatures,
  fieldFeatures,
  type MapCamera,
} from './camera-layers.ts';
import { type FieldOfView, fieldOfView } from './field-of-view.ts';
import { loadLabelFont } from './label-font.ts';

const layerIds = [cameraFieldLayer, clusterLayer, cameraLayer, cameraMarkLayer] as const;

/** What of the cameras was hit. */
export type CameraHit = { cameraId: string } | { clusterId: number };

/** The cameras on a MapLibre map: clusters, signs, and marks of those whose state is known. */
export class CameraSigns {
  readonly #map: MapLibreMap;
  readonly #scale: number;
  #cameras: readonly MapCamera[] = [];
  #states: CameraStates | null = null;
  #shown = true;
  #ready = false;
  #removed = false;
  /** Whether fields of view are on the map. */
  #fields = false;

  constructor(map: MapLibreMap, scale: number) {
    this.#map = map;
    this.#scale = scale;
  }

  addTo(beforeLayer: string): void {
    const map = this.#map;
    const scale = this.#scale;
    // Twice the size that is needed, so that the images stay sharp on dense displays.
    const k = 2 * scale;
    const images = {
      'camera-pill': clusterPill(k, scale),
      'camera-directed': cameraSign(k, scale, 'directed'),
      'camera-plain': cameraSign(k, scale, 'plain'),
      'camera-private': cameraSign(k, scale, 'private'),
      'camera-online': cameraMark(k, scale, 'online'),
      'camera-out': cameraMark(k, scale, 'out'),
    };
    for (const [name, { data, options }] of Object.entries(images)) map.addImage(name, data, options);
    map.addSource(cameraSource, cameraSourceSpecification(scale));
    for (const source of [cameraMarkSource, cameraFieldSource])
      map.addSource(source, { type: 'geojson', data: emptyFeatures });
    for (const layer of cameraLayers(scale)) map.addLayer(layer, beforeLayer);
    this.#ready = true;
    this.show(this.#shown);
    this.set(this.#cameras);
  }

  set(cameras: readonly MapCamera[]): void {
    this.#cameras = cameras;
    if (!this.#ready) return;
    void loadLabelFont(cameras.map(({ name }) => name).join('')).then(() => {
      if (!this.#removed) this.#map.getSource<GeoJSONSource>(cameraSource)?.setData(cameraFeatures(cameras));
    });
    this.#mark();
    this.look();
  }

  /** Which cameras of the picture answer; null = not asked. */
  setStates(states: CameraStates | null): void {
    this.#states = states;
    if (this.#ready) this.#mark();
  }

  show(shown: boolean): void {
    this.#shown = shown;
    if (!this.#ready) return;
    for (const id of layerIds) this.#map.setLayoutProperty(id, 'visibility', shown ? 'visible' : 'none');
    this.look();
  }

  /** Draws what the cameras of the picture look over, once they stand for themselves; asked anew when the map has moved. */
  look(): void {
    if (!this.#ready) return;
    const fields = this.#seen();
    if (fields.length === 0 && !this.#fields) return;
    this.#fields = fields.length > 0;
    this.#map.getSource<GeoJSONSource>(cameraFieldSource)?.setData(fieldFeatures(fields));
  }

  at(point: PointLike): CameraHit | null {
    if (!this.#ready || !this.#shown) return null;
    const [hit] = this.#map.queryRenderedFeatures(point, { layers: [cameraLayer, clusterLayer] });
    if (!hit) return null;
    return hit.layer.id === cameraLayer
      ? { cameraId: String(hit.properties.id) }
      : { clusterId: Number(hit.properties.cluster_id) };
  }

  /** Zoom at which a cluster falls apart. */
  async expansionZoom(clusterId: number): Promise<number | null> {
    const zoom = await this.#map.getSource<GeoJSONSource>(cameraSource)?.getClusterExpansionZoom(clusterId);
    return zoom === undefined || this.#removed ? null : zoom;
  }

  remove(): void {
    this.#removed = true;
  }

  #seen(): FieldOfView[] {
    if (!this.#shown || this.#map.getZoom() < cameraZoom(this.#scale)) return [];
    const bounds = this.#map.getBounds();
    return this.#cameras
      .filter(({ location }) => bounds.contains([location.lng, location.lat]))
      .map(fieldOfView)
      .filter((field): field is FieldOfView => field !== null);
  }

  #mark(): void {
    const marks = this.#states === null ? emptyFeatures : cameraMarks(this.#cameras, this.#states);
    this.#map.getSource<GeoJSONSource>(cameraMarkSource)?.setData(marks);
  }
}
