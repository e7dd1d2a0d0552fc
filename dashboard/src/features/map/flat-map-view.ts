import type { HeatAnswer, TierPoint } from '@fengqiao/contract/map';
import { EffectScatterChart, HeatmapChart, ScatterChart } from 'echarts/charts';
import { GeoComponent, VisualMapComponent } from 'echarts/components';
import { type EChartsType, init, registerMap, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { colors, fontFamily, heatRamp, tierColors } from '../../theme/tokens.ts';
import type { MapCamera } from './camera-layers.ts';
import type { MapHit } from './map-view.ts';
import { iconSize } from './tier-icons.ts';
import { pulsingOf } from './tier-layers.ts';

use([GeoComponent, VisualMapComponent, ScatterChart, EffectScatterChart, HeatmapChart, CanvasRenderer]);

/** Outlines of counties with `areaCode` and `name`. */
export type Boundaries = GeoJSON.FeatureCollection<
  GeoJSON.Polygon | GeoJSON.MultiPolygon,
  { areaCode: string; name: string }
>;

interface FlatMapOptions {
  container: HTMLElement;
  boundaries: Boundaries;
  scale: number;
  onHit(hit: MapHit): void;
}

/** Same shapes as the full map; rhombus is ECharts' diamond. */
const symbols = { blue: 'circle', orange: 'triangle', red: 'diamond' } as const;

/** The map for terminals without WebGL: ECharts on a plain canvas with the same cases and the same heat; cameras are left out. */
export class FlatMapView {
  readonly #chart: EChartsType;
  readonly #scale: number;
  readonly #resized: ResizeObserver;

  constructor({ container, boundaries, scale, onHit }: FlatMapOptions) {
    this.#scale = scale;
    this.#chart = init(container, null, { renderer: 'canvas' });
    registerMap('region', boundaries as Parameters<typeof registerMap>[1] & object);
    this.#chart.setOption(this.#base());
    this.#chart.on('click', (event) => {
      const data = event.data as { caseCode?: string } | undefined;
      if (data?.caseCode) onHit({ kind: 'case', caseCode: data.caseCode });
      else if (event.componentType === 'geo') {
        const county = boundaries.features.find(({ properties }) => properties.name === event.name);
        if (county) onHit({ kind: 'area', areaCode: county.properties.areaCode });
      }
    });
    this.#resized = new ResizeObserver(() => this.#chart.resize());
    this.#resized.observe(container);
  }

  setHeat(heat: HeatAnswer): void {
    const most = Math.max(1, ...heat.cells.map(({ n }) => n));
    const data = heat.cells.map(({ lng, lat, n }) => [lng, lat, Math.sqrt(n / most)]);
    this.#chart.setOption({ series: [{ id: 'heat', data }] });
  }

  setPoints(points: readonly TierPoint[]): void {
    const item = ({ caseCode, tier, lng, lat }: TierPoint) => ({
      value: [lng, lat],
      caseCode,
      symbol: symbols[tier],
      symbolSize: iconSize(tier, 9) * 0.8 * this.#scale,
      itemStyle: { color: tierColors[tier], borderColor: colors.halo, borderWidth: 1.5 },
    });
    this.#chart.setOption({
      series: [
        { id: 'points', data: points.map(item) },
        { id: 'pulse', data: pulsingOf(points).map(item) },
      ],
    });
  }

  /** Thirty thousand signs are too many for a canvas. */
  setCameras(_cameras: readonly MapCamera[]): void {}

  setSelected(point: TierPoint | null): void {
    const data = point ? [{ value: [point.lng, point.lat] }] : [];
    this.#chart.setOption({ series: [{ id: 'selection', data }] });
  }

  remove(): void {
    this.#resized.disconnect();
    this.#chart.dispose();
  }

  #base() {
    const onGeo = { coordinateSystem: 'geo', data: [] } as const;
    return {
      animation: false,
      geo: {
        map: 'region',
        roam: true,
        layoutCenter: ['50%', '50%'],
        layoutSize: '95%',
        aspectScale: 0.85,
        itemStyle: { areaColor: colors.land, borderColor: colors.boundary, borderWidth: this.#scale },
        label: {
          show: true,
          color: colors.text,
          fontFamily,
          fontSize: 18 * this.#scale,
          textBorderColor: colors.halo,
          textBorderWidth: 3 * this.#scale,
        },
        emphasis: { itemStyle: { areaColor: colors.raisedHover }, label: { color: colors.text } },
      },
      visualMap: { show: false, min: 0, max: 1, seriesId: 'heat', inRange: { color: [...heatRamp] } },
      series: [
        { ...onGeo, id: 'heat', type: 'heatmap', pointSize: 14 * this.#scale, blurSize: 18 * this.#scale },
        { ...onGeo, id: 'points', type: 'scatter' },
        { ...onGeo, id: 'pulse', type: 'effectScatter', rippleEffect: { scale: 2.2, brushType: 'stroke' } },
        {
          ...onGeo,
          id: 'selection',
          type: 'scatter',
          silent: true,
          symbolSize: iconSize('selection', 9) * this.#scale,
          itemStyle: { color: 'transparent', borderColor: colors.text, borderWidth: 2 },
        },
      ],
    };
  }
}
