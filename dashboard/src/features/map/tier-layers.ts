import type { Layer, PickingInfo } from '@deck.gl/core';
import { IconLayer, type IconLayerProps, SolidPolygonLayer } from '@deck.gl/layers';
import type { TierPoint } from '@fengqiao/contract/map';
import { colors, motion } from '../../theme/tokens.ts';
import type { FieldOfView } from './field-of-view.ts';
import { type Atlas, type IconName, iconSize } from './tier-icons.ts';
import { isUnacknowledged } from './tier-points.ts';

export const tierLayerId = 'tier-points';

export interface TierLayerInput {
  /** In drawing order; the same array as before means that nothing changed. */
  points: readonly TierPoint[];
  /** The part of `points` that pulses; kept by the caller for the same reason. */
  pulsing: readonly TierPoint[];
  selected: readonly TierPoint[];
  fields: readonly FieldOfView[];
  atlas: { layout: Atlas; image: HTMLCanvasElement };
  zoom: number;
  scale: number;
  /** Points for the room of a whole desk: decides how small signs must be. */
  crowd: number;
  /** Milliseconds of the animation; null = stands still (reduced motion). */
  timeMs: number | null;
}

/** Size and opacity of the frame round an unacknowledged red at a moment of its pulse. */
export function pulseAt(timeMs: number | null): { grow: number; opacity: number } {
  if (timeMs === null) return { grow: 1.5, opacity: 0.8 };
  const phase = (timeMs % motion.pulseMs) / motion.pulseMs;
  return { grow: 1.1 + 0.9 * phase, opacity: 0.9 * (1 - phase) };
}

export const pulsingOf = (points: readonly TierPoint[]): TierPoint[] => points.filter(isUnacknowledged);

const rgb = (hex: string): [number, number, number] => {
  const value = Number.parseInt(hex.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
};

/** What deck.gl draws over the map, bottom first. */
export function tierLayers(input: TierLayerInput): Layer[] {
  const { points, pulsing, selected, fields, atlas, zoom, scale, crowd, timeMs } = input;
  const { grow, opacity } = pulseAt(timeMs);
  const icons = {
    // A canvas is an image to deck.gl; its type forgets that.
    iconAtlas: atlas.image as unknown as Exclude<IconLayerProps['iconAtlas'], string | undefined>,
    iconMapping: atlas.layout.icons,
    getPosition: ({ lng, lat }: TierPoint): [number, number] => [lng, lat],
    sizeUnits: 'pixels',
    alphaCutoff: 0.01,
    // Icons lie flat in their order; the depth test would let a lower tier cut a higher one.
    parameters: { depthCompare: 'always', depthWriteEnabled: false },
  } as const;
  const of = (name: IconName) => iconSize(name, zoom, crowd) * scale;
  return [
    new SolidPolygonLayer<FieldOfView>({
      id: 'camera-fields',
      data: fields,
      getPolygon: ({ polygon }) => polygon,
      getFillColor: [...rgb(colors.accent), 46],
    }),
    new IconLayer<TierPoint>({
      ...icons,
      id: 'tier-pulse',
      data: pulsing,
      getIcon: () => 'pulse',
      getSize: 1,
      sizeScale: of('pulse') * grow,
      opacity,
    }),
    new IconLayer<TierPoint>({
      ...icons,
      id: tierLayerId,
      data: points,
      getIcon: ({ tier }) => tier,
      getSize: ({ tier }) => of(tier),
      updateTriggers: { getSize: [zoom, scale, crowd] },
      pickable: true,
      autoHighlight: true,
      highlightColor: [...rgb(colors.text), 90],
    }),
    new IconLayer<TierPoint>({
      ...icons,
      id: 'tier-selection',
      data: selected,
      getIcon: () => 'selection',
      getSize: 1,
      sizeScale: of('selection'),
    }),
  ];
}

/** The case under the pointer. */
export const pickedCase = (info: PickingInfo | null): TierPoint | null =>
  info?.layer?.id === tierLayerId ? ((info.object as TierPoint | undefined) ?? null) : null;
