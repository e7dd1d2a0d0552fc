import { Bytes } from './bytes.ts';
import type { Outline } from './outlines.ts';

const onCurveFlag = 1;

export interface Box {
  xMin: number;
  yMin: number;
  xMax: number;
  yMax: number;
}

/** The box of an outline; zeros for one without contours. */
export function boxOf({ contours }: Outline): Box {
  const points = contours.flat();
  if (points.length === 0) return { xMin: 0, yMin: 0, xMax: 0, yMax: 0 };
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  return { xMin: Math.min(...xs), yMin: Math.min(...ys), xMax: Math.max(...xs), yMax: Math.max(...ys) };
}

/** A simple glyph of the table `glyf` (OpenType 1.9), its coordinates in words; no bytes at all for one without contours. */
export function glyfOf(outline: Outline): Buffer {
  const { contours } = outline;
  if (contours.length === 0) return Buffer.alloc(0);
  const { xMin, yMin, xMax, yMax } = boxOf(outline);
  const bytes = new Bytes().i16(contours.length, xMin, yMin, xMax, yMax);
  let end = -1;
  for (const contour of contours) {
    end += contour.length;
    bytes.u16(end);
  }
  bytes.u16(0); // no instructions
  const points = contours.flat();
  for (const { onCurve } of points) bytes.u8(onCurve ? onCurveFlag : 0);
  for (const axis of ['x', 'y'] as const) {
    let before = 0;
    for (const point of points) {
      bytes.i16(point[axis] - before);
      before = point[axis];
    }
  }
  return bytes.pad().buffer();
}
