import { tiers } from '@fengqiao/contract/cases';
import { colors, tierColors } from '../../theme/tokens.ts';
import type { MapImage } from './camera-images.ts';

/** Shapes on the map: one per tier, the frame round an unacknowledged red, the ring of the selection. */
export const iconNames = [...tiers, 'frame', 'selection'] as const;
export type IconName = (typeof iconNames)[number];

/** Up to so many signs stand apart on one screen at their full size. */
const roomy = 120;
/** Between these zooms of the map at scale 1 signs grow to their largest. */
export const growing = { from: 9, to: 13, most: 1.35 } as const;

/** Factor on all signs: the more there are the smaller, so that a full map stays readable. */
export const crowding = (count: number): number =>
  Math.min(1, Math.max(0.68, (roomy / Math.max(1, count)) ** 0.3));

/** Width of a sign in CSS pixels at scale 1 and factor 1; the higher the tier the larger. */
const widths: Record<IconName, number> = { blue: 13, orange: 17, red: 25, frame: 36, selection: 36 };

/** Width of an icon in CSS pixels at scale 1: all grow as the map comes nearer. */
export function iconSize(name: IconName, zoom: number, count = 1): number {
  const { from, to, most } = growing;
  const nearer = Math.min(1, Math.max(0, (zoom - from) / (to - from)));
  return widths[name] * (crowding(count) + (most - crowding(count)) * nearer);
}

type Draw = (context: CanvasRenderingContext2D, r: number) => void;

const polygon =
  (...points: [number, number][]): Draw =>
  (context, r) => {
    context.beginPath();
    for (const [x, y] of points) context.lineTo(x * r, y * r);
    context.closePath();
  };
const circle: Draw = (context, r) => {
  context.beginPath();
  context.arc(0, 0, r, 0, 2 * Math.PI);
};
const diamond = polygon([0, -1], [1, 0], [0, 1], [-1, 0]);
const triangle = polygon([0, -0.95], [1, 0.8], [-1, 0.8]);

const shapes: Record<IconName, { draw: Draw; fill?: string; stroke?: string }> = {
  blue: { draw: circle, fill: tierColors.blue },
  orange: { draw: triangle, fill: tierColors.orange },
  red: { draw: diamond, fill: tierColors.red },
  frame: { draw: diamond, stroke: tierColors.red },
  selection: { draw: circle, stroke: colors.text },
};

/**
 * One sign for MapLibre. Filled shapes get an edge of the canvas colour, so that they stand apart on heat and on each other. `k`: image
 * pixels per CSS pixel at scale 1.
 */
export function tierImage(name: IconName, k: number, scale: number): MapImage {
  const canvas = document.createElement('canvas');
  const width = Math.ceil(widths[name] * growing.most * k);
  canvas.width = width;
  canvas.height = width;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('The browser draws no canvas');
  const { draw, fill, stroke } = shapes[name];
  context.lineJoin = 'round';
  context.translate(width / 2, width / 2);
  draw(context, width * 0.36);
  context.lineWidth = width * (fill ? 0.16 : 0.07);
  context.strokeStyle = stroke ?? colors.halo;
  context.stroke();
  if (fill) {
    context.fillStyle = fill;
    context.fill();
  }
  return {
    data: context.getImageData(0, 0, width, width),
    options: { pixelRatio: width / (widths[name] * scale) },
  };
}
