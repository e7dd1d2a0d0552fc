import type { TierPoint } from '@fengqiao/contract/map';
import { type Map as MapLibreMap, Marker } from 'maplibre-gl';
import styles from './tier-pulses.module.css';

/** More that move at once would be noise; the frames of the others stand still. */
const mostMoving = 40;

/** What swells round the unacknowledged reds of the picture: elements over the map, so that the map need not be drawn for them. */
export class TierPulses {
  readonly #map: MapLibreMap;
  readonly #markers = new Map<string, Marker>();

  constructor(map: MapLibreMap) {
    this.#map = map;
  }

  /** The newest come last; `width`: of a red sign, CSS pixels. */
  set(points: readonly TierPoint[], width: number): void {
    const bounds = this.#map.getBounds();
    const moving = points.filter(({ lng, lat }) => bounds.contains([lng, lat])).slice(-mostMoving);
    const wanted = new Set(moving.map(({ caseCode }) => caseCode));
    for (const [caseCode, marker] of this.#markers) {
      if (wanted.has(caseCode)) continue;
      marker.remove();
      this.#markers.delete(caseCode);
    }
    for (const { caseCode, lng, lat } of moving) {
      const marker = this.#markers.get(caseCode) ?? this.#add(caseCode);
      marker.getElement().style.setProperty('--width', `${width}px`);
      const at = marker.getLngLat() as ReturnType<Marker['getLngLat']> | undefined;
      if (at?.lng !== lng || at.lat !== lat) marker.setLngLat([lng, lat]);
      if (at === undefined) marker.addTo(this.#map);
    }
  }

  remove(): void {
    for (const marker of this.#markers.values()) marker.remove();
    this.#markers.clear();
  }

  #add(caseCode: string): Marker {
    const element = document.createElement('div');
    element.className = styles.pulse ?? '';
    element.ariaHidden = 'true'; // the case stands in the lists too
    const marker = new Marker({ element });
    this.#markers.set(caseCode, marker);
    return marker;
  }
}
