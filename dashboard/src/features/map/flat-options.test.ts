import { EffectScatterChart, ScatterChart } from 'echarts/charts';
import { GeoComponent } from 'echarts/components';
import { init, registerMap, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { expect, test } from 'vitest';
import type { Outlines, PaintedArea } from './area-layers.ts';
import { type Boundaries, boxOfAreas, flatFeatures } from './flat-areas.ts';
import { flatAreaOptions, flatOptions } from './flat-options.ts';

use([GeoComponent, ScatterChart, EffectScatterChart, SVGRenderer]);

const box = (west: number): GeoJSON.Polygon => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, 31],
      [west + 0.5, 31],
      [west + 0.5, 31.5],
      [west, 31.5],
      [west, 31],
    ],
  ],
});
const boundaries: Boundaries = {
  type: 'FeatureCollection',
  features: [
    ['511902', 'East'],
    ['511903', 'West'],
  ].map(([areaCode = '', name = ''], index) => ({
    type: 'Feature',
    properties: { areaCode, name },
    geometry: box(106 + index * 0.5),
  })),
};
const area = (areaCode: string, areaName: string, lng: number, color: string | null): PaintedArea => ({
  areaCode,
  areaName,
  centre: { lng, lat: 31.2 },
  color,
  figure: color ? '17' : '',
});

/** The map as text, with these areas on it. */
function drawn(areas: readonly PaintedArea[], outlines: Outlines): string {
  registerMap(
    'test',
    flatFeatures(boundaries, areas, outlines) as Parameters<typeof registerMap>[1] & object,
  );
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: 800, height: 600 });
  // The glow needs a canvas; all else can be drawn as text.
  const { series, visualMap: _visualMap, ...rest } = flatOptions('test', 1);
  chart.setOption({ ...rest, series: series.filter(({ id }) => id !== 'heat') });
  const bounds = boxOfAreas(areas, outlines);
  if (bounds)
    chart.setOption({
      geo: {
        map: 'test',
        boundingCoords: [
          [bounds[0], bounds[3]],
          [bounds[2], bounds[1]],
        ],
      },
    });
  chart.setOption(flatAreaOptions(boundaries, areas, outlines, 1));
  const svg = chart.renderToSVGString();
  chart.dispose();
  return svg;
}

test('before anything is known of the areas the base has its names', () => {
  const svg = drawn([], new Map());
  expect(svg).toContain('>East<');
  expect(svg).toContain('>West<');
});

test('areas with an outline are coloured and named with their figure, the others are dots; the neighbours are silent', () => {
  const outlines = new Map([['511902001', box(106)]]);
  const svg = drawn(
    [area('511902001', 'Town', 106.2, '#7A62BF'), area('511902002', 'Village', 106.3, null)],
    outlines,
  );
  expect(svg).toContain('#7A62BF');
  expect(svg).toContain('>Town<');
  expect(svg).toContain('>17<');
  expect(svg).toContain('>Village<');
  expect(svg).not.toContain('>West<');
});
