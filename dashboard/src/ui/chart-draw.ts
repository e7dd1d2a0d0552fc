import { BarChart, GaugeChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { optionOf } from './chart-options.ts';
import type { ChartSpec } from './chart-spec.ts';

use([
  BarChart,
  GaugeChart,
  LineChart,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TooltipComponent,
  CanvasRenderer,
]);

/**
 * Draws a chart into an element with letters of the element's own size; answers how to take it away. `onPick` hears which bar or
 * which place of the axis was pressed, by its number.
 */
export function drawChart(
  element: HTMLElement,
  spec: ChartSpec,
  onPick: ((index: number) => void) | null,
): () => void {
  const chart = init(element, null, { renderer: 'canvas' });
  const draw = () => {
    const font = Number.parseFloat(getComputedStyle(element).fontSize) * 0.85;
    chart.resize();
    chart.setOption(optionOf(spec, font), true);
  };
  draw();
  if (onPick !== null) chart.on('click', ({ dataIndex }) => onPick(dataIndex));
  const watch = new ResizeObserver(draw);
  watch.observe(element);
  // Chinese letters come in pieces: what was drawn before its piece was there is drawn again.
  document.fonts.addEventListener('loadingdone', draw);
  return () => {
    document.fonts.removeEventListener('loadingdone', draw);
    watch.disconnect();
    chart.dispose();
  };
}
