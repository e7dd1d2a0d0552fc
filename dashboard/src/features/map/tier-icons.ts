import { tiers } from '@fengqiao/contract/cases';
import { colors, tierColors } from '../../theme/tokens.ts';

/** Shapes of the atlas: one per tier, the frame that pulses round an unacknowledged red, the ring of the selection. */
export const iconNames = [...tiers, 'pulse', 'selection'] as const;
export type IconName = (typeof iconNames)[number];

export interface AtlasIcon {
  x: number;
  y: number;
  width: number;
  height: number;
  anchorX: number;
  anchorY: number;
  mask: false;
}

export interface Atlas {
  width: number;
  height: number;
  icons: Record<IconName, AtlasIcon>;
}

/** Where each icon lies in an atlas of square cells in one row; a pixel of air between them keeps neighbours from bleeding in. */
export function layOutAtlas(cell: number): Atlas {
  const step = cell + 2;
  const icons = Object.fromEntries(
    iconNames.map((name, index) => [
      name,
      {
        x: index * step + 1,
        y: 1,
        width: cell,
        height: cell,
        anchorX: cell / 2,
        anchorY: cell / 2,
        mask: false,
      },
    ]),
  ) as Record<IconName, AtlasIcon>;
  return { width: step * iconNames.length, height: step, icons };
}

/** Up to so many signs stand apart on one screen at their full size. */
const roomy = 120;

/** Factor on all signs: the more there are the smaller, so that a full map stays readable. */
export const crowding = (count: number): number =>
  Math.min(1, Math.max(0.68, (roomy / Math.max(1, count)) ** 0.3));

/** Width of an icon in CSS pixels at scale 1; the higher the tier the larger, and all grow as the map comes nearer. */
export function iconSize(name: IconName, zoom: number, count = 1): number {
  const base: Record<IconName, number> = { blue: 13, orange: 17, red: 25, pulse: 25, selection: 36 };
  const nearer = Math.min(1, Math.max(0, (zoom - 9) / 4));
  return base[name] * (crowding(count) + (1.35 - crowding(count)) * nearer);
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
  pulse: { draw: diamond, stroke: tierColors.red },
  selection: { draw: circle, stroke: colors.text },
};

/** Draws the atlas. Filled shapes get an edge of the canvas colour, so that they stand apart on heat and on each other. */
export function drawAtlas(atlas: Atlas, canvas: HTMLCanvasElement): void {
  canvas.width = atlas.width;
  canvas.height = atlas.height;
  const context = canvas.getContext('2d');
  if (!context) return;
  context.lineJoin = 'round';
  for (const name of iconNames) {
    const { x, y, width } = atlas.icons[name];
    const { draw, fill, stroke } = shapes[name];
    context.save();
    context.translate(x + width / 2, y + width / 2);
    draw(context, width * 0.36);
    context.lineWidth = width * (fill ? 0.16 : 0.07);
    context.strokeStyle = stroke ?? colors.halo;
    context.stroke();
    if (fill) {
      context.fillStyle = fill;
      context.fill();
    }
    context.restore();
  }
}
