import { LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { colors, fontFamily } from '../../theme/tokens.ts';

use([LineChart, GridComponent, LegendComponent, CanvasRenderer]);

export interface TrendLine {
  name: string;
  values: readonly number[];
}

/** The first line is drawn whole, the second dashed: told apart without colour. */
const looks = [
  { color: colors.accent, type: 'solid' },
  { color: colors.good, type: 'dashed' },
] as const;

/** Draws lines over days into an element, with letters of the element's own size; answers how to take them away. */
export function drawTrend(
  element: HTMLElement,
  days: readonly string[],
  lines: readonly TrendLine[],
): () => void {
  const chart = init(element, null, { renderer: 'canvas' });
  const draw = () => {
    const font = Number.parseFloat(getComputedStyle(element).fontSize) * 0.85;
    chart.resize();
    chart.setOption({
      animation: false,
      textStyle: { fontFamily, color: colors.textSoft, fontSize: font },
      grid: { left: 0, right: font, top: font * 2, bottom: 0, containLabel: true },
      legend: {
        data: lines.map(({ name }) => name),
        top: 0,
        right: 0,
        itemWidth: font * 2,
        textStyle: { color: colors.textSoft, fontSize: font },
      },
      xAxis: {
        type: 'category',
        data: [...days],
        boundaryGap: false,
        axisLine: { lineStyle: { color: colors.line } },
        axisTick: { show: false },
        axisLabel: { color: colors.textFaint, fontSize: font, margin: font * 0.6, hideOverlap: true },
      },
      yAxis: {
        type: 'value',
        minInterval: 1,
        splitNumber: 3,
        splitLine: { lineStyle: { color: colors.line } },
        axisLabel: { color: colors.textFaint, fontSize: font },
      },
      series: lines.map(({ name, values }, index) => ({
        type: 'line',
        name,
        data: [...values],
        showSymbol: false,
        lineStyle: { width: Math.max(2, font / 6), ...looks[index] },
        itemStyle: { color: looks[index]?.color },
      })),
    });
  };
  draw();
  const watch = new ResizeObserver(draw);
  watch.observe(element);
  return () => {
    watch.disconnect();
    chart.dispose();
  };
}
