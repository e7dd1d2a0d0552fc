import { ArcLayer } from '@deck.gl/layers';
import { colors } from '../../theme/tokens.ts';

/** Cases that went from one area to the one above it. */
export interface AreaArc {
  from: [lng: number, lat: number];
  to: [lng: number, lat: number];
  n: number;
}

/** Width in CSS pixels at scale 1: of four times the cases twice as wide, never so wide that it hides the map. */
export const arcWidth = (n: number, most: number): number => 1.5 + 6.5 * Math.sqrt(n / Math.max(1, most));

const rgb = (hex: string): [number, number, number] => {
  const value = Number.parseInt(hex.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
};

/** Arcs from areas to the one above, light where they arrive. Leaning, because a map seen from above shows no height. */
export function arcLayer(arcs: readonly AreaArc[], scale: number): ArcLayer<AreaArc> {
  const most = Math.max(1, ...arcs.map(({ n }) => n));
  return new ArcLayer<AreaArc>({
    id: 'area-arcs',
    data: arcs,
    getSourcePosition: ({ from }) => from,
    getTargetPosition: ({ to }) => to,
    getSourceColor: [...rgb(colors.control), 170],
    getTargetColor: [...rgb(colors.text), 230],
    getWidth: ({ n }) => arcWidth(n, most) * scale,
    getHeight: 0.6,
    getTilt: 35,
    updateTriggers: { getWidth: [most, scale] },
  });
}
