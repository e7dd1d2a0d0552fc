import type { TierPoint } from '@fengqiao/contract/map';
import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl';
import { emptyFeatures } from './camera-layers.ts';
import { zoomShift } from './map-style.ts';
import { iconNames, iconSize, tierImage } from './tier-icons.ts';
import {
  crowdingStep,
  selectionFeatures,
  signSize,
  tierFeatures,
  tierFrameLayer,
  tierLayerId,
  tierLayers,
  tierSelectionLayer,
  tierSelectionSource,
  tierSource,
} from './tier-layers.ts';
import { pulsingOf } from './tier-points.ts';
import { TierPulses } from './tier-pulses.ts';

const layerIds = [tierFrameLayer, tierLayerId] as const;

/** How near to a sign a click means it, CSS pixels at scale 1. */
const reachPx = 4;

/** The cases on a MapLibre map, in its own picture: one drawing context less to lose, and no second library before the first picture. */
export class TierSigns {
  readonly #map: MapLibreMap;
  readonly #scale: number;
  readonly #room: number;
  readonly #pulses: TierPulses;
  #points: readonly TierPoint[] = [];
  #selected: TierPoint | null = null;
  #pointed: TierPoint | null = null;
  #shown = true;
  #ready = false;
  /** Size that the signs are laid out with. */
  #crowding = crowdingStep(1);

  /** `room`: 1 = as much as a whole desk has, 0.5 = half as wide and high. */
  constructor(map: MapLibreMap, scale: number, room: number) {
    this.#map = map;
    this.#scale = scale;
    this.#room = room;
    this.#pulses = new TierPulses(map);
    map.on('moveend', () => this.#pulse());
  }

  addTo(): void {
    const map = this.#map;
    for (const name of iconNames) {
      const { data, options } = tierImage(name, 2 * this.#scale, this.#scale);
      map.addImage(`tier-${name}`, data, options);
    }
    for (const source of [tierSource, tierSelectionSource])
      map.addSource(source, { type: 'geojson', data: emptyFeatures });
    for (const layer of tierLayers(this.#scale)) map.addLayer(layer);
    this.#ready = true;
    this.show(this.#shown);
    this.set(this.#points);
    this.#ring();
  }

  /** In drawing order. */
  set(points: readonly TierPoint[]): void {
    this.#points = points;
    this.#pulse();
    if (!this.#ready) return;
    this.#fit();
    this.#map.getSource<GeoJSONSource>(tierSource)?.setData(tierFeatures(points));
  }

  select(point: TierPoint | null): void {
    this.#selected = point;
    this.#ring();
  }

  /** The case under the pointer is lit up. */
  pointAt(point: TierPoint | null): void {
    if (point?.caseCode === this.#pointed?.caseCode) return;
    this.#pointed = point;
    this.#ring();
  }

  show(shown: boolean): void {
    this.#shown = shown;
    this.#pulse();
    if (!this.#ready) return;
    for (const id of layerIds) this.#map.setLayoutProperty(id, 'visibility', shown ? 'visible' : 'none');
  }

  /** The case at a place of the screen; of several the one on top. */
  at({ x, y }: { x: number; y: number }): TierPoint | null {
    if (!this.#ready || !this.#shown) return null;
    const near = reachPx * this.#scale;
    const [hit] = this.#map.queryRenderedFeatures(
      [
        [x - near, y - near],
        [x + near, y + near],
      ],
      { layers: [tierLayerId] },
    );
    const code: unknown = hit?.properties.caseCode;
    return this.#points.find(({ caseCode }) => caseCode === code) ?? null;
  }

  remove(): void {
    this.#pulses.remove();
  }

  #ring(): void {
    if (!this.#ready) return;
    this.#map
      .getSource<GeoJSONSource>(tierSelectionSource)
      ?.setData(selectionFeatures(this.#selected, this.#pointed));
  }

  get #crowd(): number {
    return this.#points.length / this.#room ** 2;
  }

  /** Signs get smaller as there are more of them. */
  #fit(): void {
    const crowding = crowdingStep(this.#crowd);
    if (crowding === this.#crowding) return;
    this.#crowding = crowding;
    for (const id of [...layerIds, tierSelectionLayer])
      this.#map.setLayoutProperty(id, 'icon-size', signSize(this.#crowd, this.#scale));
  }

  #pulse(): void {
    const zoom = this.#map.getZoom() - zoomShift(this.#scale);
    const width = iconSize('red', zoom, this.#crowd) * this.#scale;
    this.#pulses.set(this.#shown ? pulsingOf(this.#points) : [], width);
  }
}
