import { colors, fontFamily, heatRamp } from '../../theme/tokens.ts';
import type { Outlines, PaintedArea } from './area-layers.ts';
import type { Boundaries } from './flat-areas.ts';
import { iconSize } from './tier-icons.ts';

/** What the simple map is made of, before anything is on it. `map`: name that its outlines are registered under. */
export function flatOptions(map: string, scale: number) {
  const onGeo = { coordinateSystem: 'geo', data: [] } as const;
  const label = {
    show: true,
    color: colors.text,
    fontFamily,
    fontSize: 16 * scale,
    textBorderColor: colors.halo,
    textBorderWidth: 3 * scale,
  };
  return {
    animation: false,
    geo: {
      map,
      roam: true,
      layoutCenter: ['50%', '50%'],
      layoutSize: '95%',
      aspectScale: 0.85,
      itemStyle: { areaColor: colors.land, borderColor: colors.boundary, borderWidth: scale },
      label,
      emphasis: {
        itemStyle: { areaColor: colors.raisedHover, borderColor: colors.text, borderWidth: 2 * scale },
        label: { color: colors.text },
      },
    },
    visualMap: { show: false, min: 0, max: 1, seriesId: 'heat', inRange: { color: [...heatRamp] } },
    series: [
      { ...onGeo, id: 'heat', type: 'heatmap', pointSize: 14 * scale, blurSize: 18 * scale },
      {
        ...onGeo,
        id: 'dots',
        type: 'scatter',
        symbolSize: 14 * scale,
        label: { ...label, position: 'bottom', fontSize: 13 * scale },
        labelLayout: { hideOverlap: true },
      },
      {
        ...onGeo,
        id: 'cameras',
        type: 'scatter',
        label: { color: colors.text, fontFamily, fontSize: 11 * scale },
      },
      { ...onGeo, id: 'points', type: 'scatter' },
      { ...onGeo, id: 'pulse', type: 'effectScatter', rippleEffect: { scale: 2.2, brushType: 'stroke' } },
      {
        ...onGeo,
        id: 'selection',
        type: 'scatter',
        silent: true,
        symbolSize: iconSize('selection', 9) * scale,
        itemStyle: { color: 'transparent', borderColor: colors.text, borderWidth: 2 },
      },
    ],
  };
}

/** What changes with the areas: names, figures and colours; those without an outline are dots. */
export function flatAreaOptions(
  boundaries: Boundaries,
  areas: readonly PaintedArea[],
  outlines: Outlines,
  scale: number,
) {
  const known = new Set(areas.map(({ areaCode }) => areaCode));
  const words = ({ areaName, figure }: PaintedArea) => (figure === '' ? areaName : `${areaName}\n${figure}`);
  const base = boundaries.features
    .filter(({ properties }) => !known.has(properties.areaCode))
    .map(({ properties: { areaCode, name } }) => ({
      name: areaCode,
      // The neighbours of what one has gone into need no names.
      label: { formatter: name, show: areas.length === 0 },
    }));
  const regions = areas.map((area) => ({
    name: area.areaCode,
    label: { formatter: words(area), show: true },
    ...(area.color ? { itemStyle: { areaColor: area.color } } : {}),
  }));
  const dots = areas
    .filter(({ areaCode, centre }) => centre !== null && !outlines.has(areaCode))
    .map((area) => ({
      value: [area.centre?.lng ?? 0, area.centre?.lat ?? 0],
      areaCode: area.areaCode,
      label: { formatter: words(area) },
      itemStyle: { color: area.color ?? colors.raised, borderColor: colors.boundary, borderWidth: scale },
    }));
  return { geo: { regions: [...base, ...regions] }, series: [{ id: 'dots', data: dots }] };
}
