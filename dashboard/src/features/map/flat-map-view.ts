import type { HeatAnswer, TierPoint } from '@fengqiao/contract/map';
import { EffectScatterChart, HeatmapChart, ScatterChart } from 'echarts/charts';
import { GeoComponent, VisualMapComponent } from 'echarts/components';
import { type EChartsType, init, registerMap, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { throttle } from '../../lib/throttle.ts';
import { colors, tierColors } from '../../theme/tokens.ts';
import type { Outlines, PaintedArea } from './area-layers.ts';
import type { MapCamera } from './camera-layers.ts';
import { areaTowards, type Boundaries, boxOfAreas, flatFeatures } from './flat-areas.ts';
import { clusterCameras, type FlatBox } from './flat-clusters.ts';
import { flatAreaOptions, flatOptions } from './flat-options.ts';
import type { MapLayerId } from './map-search.ts';
import type { MapHit } from './map-view.ts';
import { iconSize } from './tier-icons.ts';
import { pulsingOf } from './tier-points.ts';

use([GeoComponent, VisualMapComponent, ScatterChart, EffectScatterChart, HeatmapChart, CanvasRenderer]);

interface FlatMapOptions {
  container: HTMLElement;
  boundaries: Boundaries;
  scale: number;
  onHit(hit: MapHit): void;
}

/** Same shapes as the full map; rhombus is ECharts' diamond. */
const symbols = { blue: 'circle', orange: 'triangle', red: 'diamond' } as const;
/** So many cells of cameras lie side by side. */
const cellsAcross = 22;
const redrawMs = 200;
let maps = 0;

/** The map for terminals without WebGL: ECharts on a plain canvas with the same cases, heat, areas and cameras. */
export class FlatMapView {
  readonly #options: FlatMapOptions;
  readonly #chart: EChartsType;
  readonly #resized: ResizeObserver;
  readonly #status: HTMLElement;
  readonly #drawCameras = throttle(() => this.#putCameras(), redrawMs);
  #heat: HeatAnswer | null = null;
  #points: readonly TierPoint[] = [];
  #cameras: readonly MapCamera[] = [];
  #areas: readonly PaintedArea[] = [];
  #outlines: Outlines = new Map();
  #layers: ReadonlySet<MapLayerId> | null = null;
  /** Which areas the map was made of. */
  #made = '';
  #chosen: string | null = null;

  constructor(options: FlatMapOptions) {
    this.#options = options;
    const { container, scale } = options;
    this.#chart = init(container, null, { renderer: 'canvas' });
    this.#chart.setOption(flatOptions(this.#register(), scale));
    this.#putAreas();
    this.#chart.on('click', (event) => this.#click(event));
    this.#chart.on('georoam', () => this.#drawCameras());
    this.#status = document.createElement('span');
    this.#status.className = 'visually-hidden';
    this.#status.setAttribute('role', 'status');
    container.append(this.#status);
    container.tabIndex = 0;
    container.addEventListener('keydown', this.#key);
    this.#resized = new ResizeObserver(() => this.#chart.resize());
    this.#resized.observe(container);
  }

  setHeat(heat: HeatAnswer): void {
    this.#heat = heat;
    const cells = this.#shows('heat') ? heat.cells : [];
    const most = Math.max(1, ...cells.map(({ n }) => n));
    const data = cells.map(({ lng, lat, n }) => [lng, lat, Math.sqrt(n / most)]);
    this.#chart.setOption({ series: [{ id: 'heat', data }] });
  }

  setPoints(points: readonly TierPoint[]): void {
    this.#points = points;
    const shown = this.#shows('cases') ? points : [];
    const item = ({ caseCode, tier, lng, lat }: TierPoint) => ({
      value: [lng, lat],
      caseCode,
      symbol: symbols[tier],
      symbolSize: iconSize(tier, 9) * 0.8 * this.#options.scale,
      itemStyle: { color: tierColors[tier], borderColor: colors.halo, borderWidth: 1.5 },
    });
    this.#chart.setOption({
      series: [
        { id: 'points', data: shown.map(item) },
        { id: 'pulse', data: pulsingOf(shown).map(item) },
      ],
    });
  }

  setCameras(cameras: readonly MapCamera[]): void {
    this.#cameras = cameras;
    this.#putCameras();
  }

  /** The areas below the one that is shown: coloured by a measure, or only to be gone into. */
  setAreas(areas: readonly PaintedArea[], outlines: Outlines): void {
    this.#areas = areas;
    this.#outlines = outlines;
    const made = `${areas.map(({ areaCode }) => areaCode).join()} ${outlines.size}`;
    if (made !== this.#made) {
      this.#made = made;
      this.#chosen = null;
      const box = boxOfAreas(areas, outlines);
      this.#chart.setOption({
        geo: { map: this.#register(), zoom: 1, center: null, boundingCoords: box && cornersOf(box) },
      });
      this.#drawCameras();
    }
    this.#putAreas();
  }

  setLayers(shown: ReadonlySet<MapLayerId>): void {
    this.#layers = shown;
    if (this.#heat) this.setHeat(this.#heat);
    this.setPoints(this.#points);
    this.#putCameras();
  }

  setSelected(point: TierPoint | null): void {
    const data = point ? [{ value: [point.lng, point.lat] }] : [];
    this.#chart.setOption({ series: [{ id: 'selection', data }] });
  }

  remove(): void {
    const { container } = this.#options;
    this.#drawCameras.cancel();
    this.#resized.disconnect();
    container.removeEventListener('keydown', this.#key);
    container.removeAttribute('tabindex');
    this.#status.remove();
    this.#chart.dispose();
  }

  #shows(layer: MapLayerId): boolean {
    return this.#layers?.has(layer) ?? true;
  }

  /** Makes the map of the areas that are there; answers its name. */
  #register(): string {
    const name = `region-${++maps}`;
    const features = flatFeatures(this.#options.boundaries, this.#areas, this.#outlines);
    registerMap(name, features as Parameters<typeof registerMap>[1] & object);
    return name;
  }

  #putAreas(): void {
    const { boundaries, scale } = this.#options;
    this.#chart.setOption(flatAreaOptions(boundaries, this.#areas, this.#outlines, scale));
  }

  #putCameras(): void {
    const { container, scale } = this.#options;
    const corner = (x: number, y: number) => this.#chart.convertFromPixel('geo', [x, y]);
    const [[west = 0, north = 0], [east = 0, south = 0]] = [
      corner(0, 0) as number[],
      corner(container.clientWidth, container.clientHeight) as number[],
    ];
    const clusters = this.#shows('cameras')
      ? clusterCameras(this.#cameras, [west, south, east, north], Math.max(1e-4, (east - west) / cellsAcross))
      : [];
    const data = clusters.map(({ lng, lat, n, camera }) => ({
      value: [lng, lat],
      ...(camera ? { cameraId: camera.id } : {}),
      symbol: 'roundRect',
      symbolSize: camera ? 9 * scale : [(14 + 7 * String(n).length) * scale, 16 * scale],
      label: { show: camera === null, formatter: String(n) },
      itemStyle: {
        color: camera?.private ? colors.textFaint : camera ? colors.accent : colors.raised,
        borderColor: camera?.private ? colors.text : colors.accent,
        borderWidth: scale,
      },
    }));
    this.#chart.setOption({ series: [{ id: 'cameras', data }] });
  }

  #click(event: { componentType?: string; name?: string; data?: unknown; event?: unknown }): void {
    const { onHit } = this.#options;
    const data = (event.data ?? {}) as { caseCode?: string; areaCode?: string; cameraId?: string };
    if (data.caseCode) onHit({ kind: 'case', caseCode: data.caseCode });
    else if (data.cameraId) {
      const { lng, lat } = this.#cameras.find(({ id }) => id === data.cameraId)?.location ?? {
        lng: 0,
        lat: 0,
      };
      const [x = 0, y = 0] = this.#chart.convertToPixel('geo', [lng, lat]) as number[];
      onHit({ kind: 'camera', cameraId: data.cameraId, place: { lng, lat, x, y } });
    } else if (data.areaCode) onHit({ kind: 'area', areaCode: data.areaCode });
    else if (event.componentType === 'geo' && event.name) onHit({ kind: 'area', areaCode: event.name });
  }

  /** Arrow keys go from area to area, Enter goes into one. */
  readonly #key = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && this.#chosen !== null) {
      event.preventDefault();
      this.#options.onHit({ kind: 'area', areaCode: this.#chosen });
      return;
    }
    const next = areaTowards(this.#areas, this.#chosen, event.key);
    if (next === null) return;
    event.preventDefault();
    if (this.#chosen) this.#chart.dispatchAction({ type: 'downplay', geoIndex: 0, name: this.#chosen });
    this.#chosen = next.areaCode;
    this.#chart.dispatchAction({ type: 'highlight', geoIndex: 0, name: next.areaCode });
    this.#status.textContent = `${next.areaName} ${next.figure}`;
  };
}

/** Upper left and lower right, as ECharts wants them. */
const cornersOf = ([west, south, east, north]: FlatBox) => [
  [west, north],
  [east, south],
];
