import { MapLibreOverlay } from '@deck.gl/maplibre';
import type { TierPoint } from '@fengqiao/contract/map';
import type { Map as MapLibreMap } from 'maplibre-gl';
import { type AreaArc, arcLayer } from './arc-layer.ts';
import type { FieldOfView } from './field-of-view.ts';
import { zoomShift } from './map-style.ts';
import { drawAtlas, layOutAtlas } from './tier-icons.ts';
import { pickedCase, pulsingOf, tierLayers } from './tier-layers.ts';

/** Steps of the pulse per second: enough for a calm swell, and a terminal without a GPU still has time for its pictures. */
const pulseHz = 12;
/** Half steps of zoom are fine enough for the size of a sign. */
const zoomStep = 0.5;
/** The same array each time: deck.gl takes a new one for new data. */
const nothing: readonly TierPoint[] = [];

/** The cases on the map, drawn by deck.gl over MapLibre and fed by `setProps` alone. */
export class PointOverlay {
  readonly #map: MapLibreMap;
  readonly #scale: number;
  readonly #room: number;
  readonly #overlay = new MapLibreOverlay({ interleaved: false, layers: [], getCursor: () => '' });
  readonly #atlas;
  readonly #still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  #points: readonly TierPoint[] = [];
  #pulsing: readonly TierPoint[] = [];
  #selected: readonly TierPoint[] = [];
  #fields: readonly FieldOfView[] = [];
  #arcs: readonly AreaArc[] = [];
  #shown = true;
  #zoom = Number.NaN;
  #timer: ReturnType<typeof setInterval> | null = null;

  /** `room`: 1 = as much as a whole desk has, 0.5 = half as wide and high. */
  constructor(map: MapLibreMap, scale: number, room: number) {
    this.#map = map;
    this.#scale = scale;
    this.#room = room;
    const layout = layOutAtlas(Math.round(48 * scale));
    const image = document.createElement('canvas');
    drawAtlas(layout, image);
    this.#atlas = { layout, image };
    map.addControl(this.#overlay);
    map.on('zoom', () => this.#draw(this.#zoom));
    this.#draw();
  }

  setPoints(points: readonly TierPoint[]): void {
    this.#points = points;
    this.#pulsing = pulsingOf(points);
    this.#draw();
    this.#beat();
  }

  setSelected(point: TierPoint | null): void {
    this.#selected = point ? [point] : [];
    this.#draw();
  }

  setFields(fields: readonly FieldOfView[]): void {
    if (fields.length === 0 && this.#fields.length === 0) return;
    this.#fields = fields;
    this.#draw();
  }

  /** Arcs between areas; none = the layer is off. */
  setArcs(arcs: readonly AreaArc[]): void {
    if (arcs.length === 0 && this.#arcs.length === 0) return;
    this.#arcs = arcs;
    this.#draw();
  }

  /** Whether the cases are drawn. */
  show(shown: boolean): void {
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.#draw();
    this.#beat();
  }

  /** The case at a place of the screen. */
  pick(x: number, y: number): TierPoint | null {
    if (!this.#overlay.getCanvas() || !this.#shown) return null;
    return pickedCase(this.#overlay.pickObject({ x, y, radius: 4 * this.#scale }));
  }

  /** deck.gl has a canvas of its own, whose context can be lost alone. */
  onLost(listener: () => void): void {
    this.#map.once('load', () => this.#overlay.getCanvas()?.addEventListener('webglcontextlost', listener));
  }

  remove(): void {
    if (this.#timer) clearInterval(this.#timer);
    this.#overlay.finalize();
  }

  /** Beats only while something is new and unacknowledged. */
  #beat(): void {
    const wanted = this.#shown && this.#pulsing.length > 0 && !this.#still;
    if (wanted === (this.#timer !== null)) return;
    if (this.#timer) clearInterval(this.#timer);
    this.#timer = wanted ? setInterval(() => document.hidden || this.#draw(), 1000 / pulseHz) : null;
  }

  /** `drawnAt`: while the map zooms there is nothing new to draw until the signs change their size. */
  #draw(drawnAt?: number): void {
    const zoom = Math.round((this.#map.getZoom() - zoomShift(this.#scale)) / zoomStep) * zoomStep;
    if (zoom === drawnAt) return;
    this.#zoom = zoom;
    const arcs = this.#arcs.length > 0 ? [arcLayer(this.#arcs, this.#scale)] : [];
    const tiers = tierLayers({
      points: this.#shown ? this.#points : nothing,
      pulsing: this.#shown ? this.#pulsing : nothing,
      selected: this.#selected,
      fields: this.#fields,
      atlas: this.#atlas,
      zoom,
      scale: this.#scale,
      crowd: this.#points.length / this.#room ** 2,
      timeMs: this.#still ? null : performance.now(),
    });
    this.#overlay.setProps({ layers: [...arcs, ...tiers] });
  }
}
