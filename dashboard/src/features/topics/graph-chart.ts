import type { GraphNode, TopicGraph } from '@fengqiao/contract/topics';
import { GraphChart } from 'echarts/charts';
import { LegendComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { colors, fontFamily, heatRamp, tierColors } from '../../theme/tokens.ts';

use([GraphChart, LegendComponent, CanvasRenderer]);

/** Kinds in the order of the legend, each by shape and colour; those of the tiers are for tiers alone. */
export const kindShapes: Record<GraphNode['kind'], { symbol: string; color: string }> = {
  case: { symbol: 'circle', color: colors.lineStrong },
  place: { symbol: 'pin', color: colors.textSoft },
  subject: { symbol: 'roundRect', color: heatRamp[4] },
  channel: { symbol: 'arrow', color: colors.good },
  source: { symbol: 'rect', color: colors.textFaint },
  department: { symbol: 'rect', color: heatRamp[2] },
};
const tierSymbols = { blue: 'circle', orange: 'triangle', red: 'diamond' } as const;
const kinds = Object.keys(kindShapes) as GraphNode['kind'][];

const sizeOf = ({ kind, n }: GraphNode): number =>
  kind === 'case' ? 12 : 16 + Math.min(30, 5 * Math.sqrt(n));

export interface GraphWords {
  labelOf: (node: GraphNode) => string;
  kindOf: (kind: GraphNode['kind']) => string;
  onCase: (caseCode: string) => void;
}

/** Draws the graph into an element; answers how to take it away. A click on a case opens it. */
export function drawGraph(element: HTMLElement, graph: TopicGraph, words: GraphWords): () => void {
  const chart = init(element, null, { renderer: 'canvas' });
  const codes = new Map(graph.nodes.map(({ id, caseCode }) => [id, caseCode]));
  chart.setOption({
    backgroundColor: 'transparent',
    animation: false,
    textStyle: { fontFamily, color: colors.text },
    legend: {
      data: kinds.map(words.kindOf),
      orient: 'vertical',
      left: 12,
      top: 12,
      textStyle: { color: colors.textSoft },
      inactiveColor: colors.line,
    },
    series: [
      {
        type: 'graph',
        layout: 'force',
        roam: true,
        zoom: 0.85,
        force: { repulsion: 160, edgeLength: [40, 110], gravity: 0.12, layoutAnimation: false },
        categories: kinds.map((kind) => ({
          name: words.kindOf(kind),
          symbol: kindShapes[kind].symbol,
          itemStyle: { color: kindShapes[kind].color },
        })),
        data: graph.nodes.map((node) => ({
          id: node.id,
          name: words.labelOf(node),
          category: kinds.indexOf(node.kind),
          symbolSize: sizeOf(node),
          ...(node.tier === null
            ? {}
            : { symbol: tierSymbols[node.tier], itemStyle: { color: tierColors[node.tier] } }),
          label: {
            show: node.kind !== 'case' || graph.drawn <= 8,
            position: 'right',
            color: node.kind === 'case' ? colors.textFaint : colors.text,
            formatter: ({ name }: { name: string }) => (name.length > 14 ? `${name.slice(0, 14)}…` : name),
          },
        })),
        links: graph.links.map(({ from, to, kind }) => ({
          source: from,
          target: to,
          lineStyle: kind === 'sameReporter' ? { type: 'dashed', width: 2, color: colors.warn } : {},
        })),
        lineStyle: { color: colors.lineStrong, width: 1, opacity: 0.7 },
        emphasis: { focus: 'adjacency' },
      },
    ],
  });
  chart.on('click', ({ dataType, data }) => {
    const code = dataType === 'node' ? codes.get((data as { id: string }).id) : null;
    if (code) words.onCase(code);
  });
  const watch = new ResizeObserver(() => chart.resize());
  watch.observe(element);
  return () => {
    watch.disconnect();
    chart.dispose();
  };
}
