import { colors } from '../../theme/tokens.ts';
import { withAlpha } from './map-style.ts';

/** An image for MapLibre with the part that stretches round a text. */
export interface MapImage {
  data: ImageData;
  options: {
    pixelRatio: number;
    stretchX?: [number, number][];
    stretchY?: [number, number][];
    content?: [number, number, number, number];
  };
}

/** Sizes of the cluster pill in CSS pixels at scale 1; the camera sign stands in its left end, which does not stretch. */
const pill = { height: 22, left: 24, right: 12, middle: 8 };

function canvasOf(width: number, height: number): CanvasRenderingContext2D {
  const canvas = document.createElement('canvas');
  canvas.width = Math.ceil(width);
  canvas.height = Math.ceil(height);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('The browser draws no canvas');
  return context;
}

const read = (context: CanvasRenderingContext2D) =>
  context.getImageData(0, 0, context.canvas.width, context.canvas.height);

/** A small screen with a lens: the sign of a camera, its middle at x, y. */
function drawSign(context: CanvasRenderingContext2D, x: number, y: number, size: number): void {
  context.lineWidth = size * 0.12;
  context.strokeStyle = colors.textSoft;
  context.strokeRect(x - size / 2, y - size / 2, size, size);
  context.fillStyle = colors.textSoft;
  context.fillRect(x - size * 0.2, y - size * 0.2, size * 0.4, size * 0.4);
}

/** The pill of a cluster: `▣ 1,284`. `k`: image pixels per CSS pixel at scale 1. */
export function clusterPill(k: number, scale: number): MapImage {
  const width = (pill.left + pill.middle + pill.right) * k;
  const height = pill.height * k;
  const context = canvasOf(width, height);
  const inset = k;
  context.beginPath();
  context.roundRect(inset, inset, width - 2 * inset, height - 2 * inset, height / 2 - inset);
  context.fillStyle = withAlpha(colors.raised, 0.92);
  context.fill();
  context.lineWidth = k;
  context.strokeStyle = colors.control;
  context.stroke();
  drawSign(context, 14 * k, height / 2, 9 * k);
  return {
    data: read(context),
    options: {
      pixelRatio: k / scale,
      stretchX: [[pill.left * k, (pill.left + pill.middle) * k]],
      stretchY: [[height / 2 - k, height / 2 + k]],
      content: [pill.left * k, 2 * k, width - pill.right * k, height - 2 * k],
    },
  };
}

/** One camera: a square on its place, pointed where it looks when that is known. Drawn looking north. */
export function cameraSign(k: number, scale: number, kind: 'directed' | 'plain' | 'private'): MapImage {
  const size = 26 * k;
  const context = canvasOf(size, size);
  const middle = size / 2;
  context.beginPath();
  context.arc(middle, middle, 8.5 * k, 0, 2 * Math.PI);
  context.fillStyle = withAlpha(colors.panel, 0.95);
  context.fill();
  context.lineWidth = 1.2 * k;
  context.strokeStyle = kind === 'private' ? colors.textFaint : colors.accent;
  context.stroke();
  if (kind === 'directed') {
    context.beginPath();
    context.moveTo(middle, k);
    context.lineTo(middle - 3.5 * k, 5.5 * k);
    context.lineTo(middle + 3.5 * k, 5.5 * k);
    context.fillStyle = colors.accent;
    context.fill();
  }
  if (kind === 'private') drawLock(context, middle, k);
  else {
    context.beginPath();
    context.arc(middle, middle, 3 * k, 0, 2 * Math.PI);
    context.fillStyle = colors.accent;
    context.fill();
  }
  return { data: read(context), options: { pixelRatio: k / scale } };
}

/** What stands on a camera's sign when its state is known: a dot while it answers, a cross over it while it does not. */
export function cameraMark(k: number, scale: number, state: 'online' | 'out'): MapImage {
  const size = 26 * k;
  const context = canvasOf(size, size);
  const middle = size / 2;
  if (state === 'online') {
    context.beginPath();
    context.arc(middle + 6.5 * k, middle + 6.5 * k, 3.2 * k, 0, 2 * Math.PI);
    context.fillStyle = colors.good;
    context.fill();
    context.lineWidth = 1.4 * k;
    context.strokeStyle = colors.halo;
    context.stroke();
  } else {
    context.beginPath();
    context.arc(middle, middle, 9 * k, 0, 2 * Math.PI);
    context.fillStyle = withAlpha(colors.halo, 0.72);
    context.fill();
    const arm = 4.5 * k;
    context.beginPath();
    context.moveTo(middle - arm, middle - arm);
    context.lineTo(middle + arm, middle + arm);
    context.moveTo(middle + arm, middle - arm);
    context.lineTo(middle - arm, middle + arm);
    context.lineWidth = 2.2 * k;
    context.lineCap = 'round';
    context.strokeStyle = colors.text;
    context.stroke();
  }
  return { data: read(context), options: { pixelRatio: k / scale } };
}

/** A centre: a roof over a square; filled while a mediation room of it is in use. */
export function centreSign(k: number, scale: number, state: 'calm' | 'busy'): MapImage {
  const size = 26 * k;
  const context = canvasOf(size, size);
  const middle = size / 2;
  context.beginPath();
  for (const [x, y] of [
    [0, -9],
    [9, -1.5],
    [6.5, -1.5],
    [6.5, 7.5],
    [-6.5, 7.5],
    [-6.5, -1.5],
    [-9, -1.5],
  ] as const)
    context.lineTo(middle + x * k, middle + y * k);
  context.closePath();
  context.fillStyle = state === 'busy' ? colors.accent : withAlpha(colors.panel, 0.95);
  context.fill();
  context.lineJoin = 'round';
  context.lineWidth = 1.5 * k;
  context.strokeStyle = state === 'busy' ? colors.halo : colors.textSoft;
  context.stroke();
  return { data: read(context), options: { pixelRatio: k / scale } };
}

/** A mediation room: its picture does not leave the relay. */
function drawLock(context: CanvasRenderingContext2D, middle: number, k: number): void {
  context.fillStyle = colors.textSoft;
  context.fillRect(middle - 3.2 * k, middle - 0.6 * k, 6.4 * k, 4.6 * k);
  context.beginPath();
  context.arc(middle, middle - 0.8 * k, 2.2 * k, Math.PI, 0);
  context.lineWidth = 1.1 * k;
  context.strokeStyle = colors.textSoft;
  context.stroke();
}
